using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Layer normalisation over the last axis (Ba et al. 2016): γ·(x − μ)/√(σ² + ε) + β.</summary>
public class LayerNormTests
{
    private const int Batch = 3;
    private const int Rows = 2;
    private const int Features = 5;
    private const double Epsilon = 1e-5;

    [Fact]
    public void Layer_normalisation_agrees_with_loops_and_differences()
    {
        var test = new TestGraph(Batch);
        var (x, gamma, beta) = (test.Input("x", Rows, Features), test.Parameter("gamma", Features), test.Parameter("beta", Features));
        var y = LayerNorm(test.Graph, x, gamma, beta);

        Values.AssertClose(Direct(test.Bindings[x], test.Bindings[gamma], test.Bindings[beta]), test.Evaluate(y));
        test.CheckGradients(y, x, gamma, beta);
    }

    private static Tensor LayerNorm(TensorGraph graph, Tensor x, Tensor gamma, Tensor beta)
    {
        var mean = graph.Map(Argument(0) * (1.0 / Features), graph.ReduceRow(ReduceKind.Sum, x));
        var centred = graph.Map(Argument(0) - Argument(1), x, mean);
        var squares = graph.ReduceRow(ReduceKind.Sum, graph.Map(Argument(0) * Argument(0), centred));
        var deviation = graph.Map(Sqrt((Argument(0) * (1.0 / Features)) + Epsilon), squares);
        return graph.Map((Argument(0) / Argument(1) * Argument(2)) + Argument(3), centred, deviation, gamma, beta);
    }

    private static double[] Direct(double[] x, double[] gamma, double[] beta)
    {
        var y = new double[x.Length];
        for (var row = 0; row < Batch * Rows; row++)
        {
            var values = x.AsSpan(row * Features, Features).ToArray();
            var mean = values.Average();
            var variance = values.Average(value => (value - mean) * (value - mean));
            for (var i = 0; i < Features; i++)
            {
                y[(row * Features) + i] = (gamma[i] * (values[i] - mean) / Math.Sqrt(variance + Epsilon)) + beta[i];
            }
        }

        return y;
    }
}
