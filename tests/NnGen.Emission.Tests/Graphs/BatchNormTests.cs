using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015): statistics over N, running averages as updates of buffers.</summary>
public class BatchNormTests
{
    private const int Batch = 5;
    private const int Features = 3;
    private const double Epsilon = 1e-3;

    private readonly TestGraph _test = new(Batch);

    [Fact]
    public void Normalisation_over_the_batch_agrees_with_loops_and_differences()
    {
        var x = _test.Input("x", Features);
        var (gamma, beta) = (_test.Parameter("gamma", Features), _test.Parameter("beta", Features));
        var (mean, variance) = Statistics(x);
        var y = _test.Graph.Map(
            ((Argument(0) - Argument(1)) / Sqrt(Argument(2) + Epsilon) * Argument(3)) + Argument(4), x, mean, variance, gamma, beta);

        Assert.Equal(Shape.Fixed(Features), mean.Shape);
        Values.AssertClose(Direct(_test.Bindings[x], _test.Bindings[gamma], _test.Bindings[beta]), _test.Evaluate(y));
        _test.CheckGradients(y, x, gamma, beta);
    }

    [Fact]
    public void Update_evaluates_to_the_new_value_of_its_buffer()
    {
        var x = _test.Input("x", Features);
        var buffer = _test.Graph.Buffer("running_mean", Shape.Fixed(Features), 0);
        _test.Bindings[buffer] = [1, 2, 3];
        var (mean, _) = Statistics(x);
        var update = _test.Graph.Update(buffer, _test.Graph.Map((Argument(0) * 0.9) + (Argument(1) * 0.1), buffer, mean));

        var values = _test.Bindings[x];
        var expected = Enumerable.Range(0, Features).Select(i => (0.9 * (i + 1)) + (0.1 * Column(values, i).Average()));
        Values.AssertClose([.. expected], _test.Evaluate(update));
    }

    private (Tensor Mean, Tensor Variance) Statistics(Tensor x)
    {
        var graph = _test.Graph;
        var mean = graph.Map(Argument(0) * (1.0 / Batch), graph.Reduce(ReduceKind.Sum, x, overBatch: true));
        var squares = graph.Map((Argument(0) - Argument(1)) * (Argument(0) - Argument(1)), x, mean);
        return (mean, graph.Map(Argument(0) * (1.0 / Batch), graph.Reduce(ReduceKind.Sum, squares, overBatch: true)));
    }

    private static double[] Column(double[] x, int column) => [.. Enumerable.Range(0, Batch).Select(n => x[(n * Features) + column])];

    private static double[] Direct(double[] x, double[] gamma, double[] beta)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var column = Column(x, i % Features);
            var mean = column.Average();
            var variance = column.Average(value => (value - mean) * (value - mean));
            y[i] = ((x[i] - mean) / Math.Sqrt(variance + Epsilon) * gamma[i % Features]) + beta[i % Features];
        }

        return y;
    }
}
