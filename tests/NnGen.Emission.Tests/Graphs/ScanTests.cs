using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Loops over time against plain loops, and their gradients against central differences.</summary>
public class ScanTests
{
    private const int Batch = 2;
    private const int Time = 4;
    private const int Features = 3;
    private const int Units = 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_simple_recurrence_agrees_with_a_loop_and_differences(bool reversed)
    {
        var test = new TestGraph(Batch);
        var x = test.Input("x", Time, Features);
        Tensor[] parameters = [test.Parameter("w", Features, Units), test.Parameter("u", Units, Units), test.Parameter("b", Units)];
        var scan = SimpleRecurrence(test.Graph, x, parameters, test.Graph.Fill(Shape.Batched(Units), 0), reversed);

        var states = test.Graph.After(scan, 0);
        Values.AssertClose(Direct(test.Bindings[x], [.. parameters.Select(p => test.Bindings[p])], reversed), test.Evaluate(states));
        test.CheckGradients(states, [x, .. parameters]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_last_state_and_the_initial_one_have_gradients(bool reversed)
    {
        var test = new TestGraph(Batch);
        var (x, h0) = (test.Input("x", Time, Features), test.Input("h0", Units));
        Tensor[] parameters = [test.Parameter("w", Features, Units), test.Parameter("u", Units, Units), test.Parameter("b", Units)];
        var scan = SimpleRecurrence(test.Graph, x, parameters, h0, reversed);
        var both = test.Graph.Concatenate(0, test.Graph.Final(scan, 0), test.Graph.Reshape(test.Graph.Before(scan, 0), Time * Units));
        test.CheckGradients(both, [x, h0, .. parameters]);
    }

    [Fact]
    public void Values_of_the_body_and_weights_inside_it_have_gradients()
    {
        var test = new TestGraph(Batch);
        var (x, context) = (test.Input("x", Time, 2 * Units), test.Input("context", Units));
        Tensor[] parameters = [test.Parameter("u", Units, 2 * Units), test.Parameter("b", Units), test.Parameter("scale", Units)];
        var graph = test.Graph;
        var loop = new ScanLoop(0, 0, Time, false, null, []);
        StateTensor[] states = [graph.State(loop, 0, graph.Fill(Shape.Batched(Units), 0.1)), graph.State(loop, 1, graph.Fill(Shape.Batched(Units), 0))];
        var z = graph.Map(Argument(0) + Argument(1), graph.Contract("n i, i o -> n o", states[0], parameters[0], Shape.Batched(2 * Units)), graph.Step(loop, x));
        var gate = graph.Map(Sigmoid(Argument(0) + Argument(1)), graph.Slice(z, 0, 0, Units), parameters[1]);
        var candidate = graph.Map(Tanh(Argument(0) * Argument(1)), graph.Slice(z, 0, Units, Units), parameters[2]);
        var cell = graph.Map((Argument(0) * Argument(1)) + (Argument(2) * Argument(3)), gate, states[1], candidate, context);
        var scan = graph.Scan(loop, states, [graph.Map(Tanh(Argument(0)), cell), cell]);
        var read = graph.Concatenate(1, graph.Sequence(scan, gate), graph.Trajectory(scan, 0) is var all ? graph.Slice(all, 0, 1, Time) : all);
        test.CheckGradients(read, [x, context, .. parameters]);
    }

    [Fact]
    public void A_gradient_has_a_gradient()
    {
        var test = new TestGraph(Batch);
        var (x, direction) = (test.Input("x", Time, Features), test.Input("v", Time, Units));
        Tensor[] parameters = [test.Parameter("w", Features, Units), test.Parameter("u", Units, Units), test.Parameter("b", Units)];
        var scan = SimpleRecurrence(test.Graph, x, parameters, test.Graph.Fill(Shape.Batched(Units), 0), false);
        var gradients = Generator.Differentiation.Gradients.Of(test.Graph, [(test.Graph.After(scan, 0), direction)], [x]);
        test.CheckGradients(gradients[x], [x, direction, .. parameters]);
    }

    /// <summary>hₜ = tanh(x·W + b + hₜ₋₁·U).</summary>
    private static ScanTensor SimpleRecurrence(TensorGraph graph, Tensor x, Tensor[] parameters, Tensor initial, bool reversed)
    {
        var projected = graph.Map(Argument(0) + Argument(1), graph.Contract("n t i, i o -> n t o", x, parameters[0], Shape.Batched(Time, Units)), parameters[2]);
        var loop = new ScanLoop(0, 0, Time, reversed, null, []);
        var h = graph.State(loop, 0, initial);
        var z = graph.Map(Argument(0) + Argument(1), graph.Contract("n i, i o -> n o", h, parameters[1], Shape.Batched(Units)), graph.Step(loop, projected));
        return graph.Scan(loop, [h], [graph.Map(Tanh(Argument(0)), z)]);
    }

    private static double[] Direct(double[] x, double[][] parameters, bool reversed)
    {
        var result = new double[Batch * Time * Units];
        for (var n = 0; n < Batch; n++)
        {
            var h = new double[Units];
            for (var i = 0; i < Time; i++)
            {
                var t = reversed ? Time - 1 - i : i;
                h = [.. Enumerable.Range(0, Units).Select(o => Math.Tanh(
                    parameters[2][o]
                    + Enumerable.Range(0, Features).Sum(f => x[(((n * Time) + t) * Features) + f] * parameters[0][(f * Units) + o])
                    + Enumerable.Range(0, Units).Sum(k => h[k] * parameters[1][(k * Units) + o])))];
                h.CopyTo(result, ((n * Time) + t) * Units);
            }
        }

        return result;
    }
}
