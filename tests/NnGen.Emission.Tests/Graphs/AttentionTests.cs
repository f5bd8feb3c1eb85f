using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Scaled dot-product attention (Vaswani et al. 2017), causal, with its heads split and joined by transpositions.</summary>
public class AttentionTests
{
    private const int Batch = 2;
    private const int Time = 4;
    private const int Heads = 2;
    private const int HeadSize = 3;
    private const int Features = Heads * HeadSize;

    [Fact]
    public void Causal_attention_agrees_with_loops_and_differences()
    {
        var test = new TestGraph(Batch);
        var x = test.Input("x", Time, Features);
        Tensor[] weights = [test.Parameter("wq", Features, Features), test.Parameter("wk", Features, Features), test.Parameter("wv", Features, Features)];
        var y = Attention(test.Graph, x, weights);

        Values.AssertClose(Direct(test.Bindings[x], [.. weights.Select(w => test.Bindings[w])]), test.Evaluate(y));
        test.CheckGradients(y, [x, .. weights]);
    }

    [Fact]
    public void No_gradient_flows_from_the_past_to_the_future()
    {
        var test = new TestGraph(1);
        var x = test.Input("x", Time, Features);
        var y = Attention(test.Graph, x, [test.Parameter("wq", Features, Features), test.Parameter("wk", Features, Features), test.Parameter("wv", Features, Features)]);
        var first = test.Graph.Slice(y, 0, 0, 1);
        var gradient = test.CheckGradients(first, x)[x];
        Assert.All(gradient.Skip(Features), g => Assert.Equal(0, g));
    }

    private static Tensor Attention(TensorGraph graph, Tensor x, Tensor[] weights)
    {
        var (q, k, v) = (Project(graph, x, weights[0]), Project(graph, x, weights[1]), Project(graph, x, weights[2]));
        var scores = graph.Contract("n h t d, n h s d -> n h t s", q, k, Shape.Batched(Heads, Time, Time));
        var masked = graph.Map(WhereLess(Index(1), Index(0), -1e30, Argument(0) * (1 / Math.Sqrt(HeadSize))), scores);
        var normaliser = graph.ReduceRow(ReduceKind.LogSumExp, masked);
        var probabilities = graph.Map(Exp(Argument(0) - Argument(1)), masked, normaliser);
        var mixed = graph.Contract("n h t s, n h s d -> n h t d", probabilities, v, Shape.Batched(Heads, Time, HeadSize));
        return graph.Reshape(graph.Transpose(mixed, 1, 0, 2), Time, Features);
    }

    private static Tensor Project(TensorGraph graph, Tensor x, Tensor w)
    {
        var projected = graph.Contract("n t i, i o -> n t o", x, w, Shape.Batched(Time, Features));
        return graph.Transpose(graph.Reshape(projected, Time, Heads, HeadSize), 1, 0, 2);
    }

    private static double[] Direct(double[] x, double[][] weights)
    {
        var y = new double[Batch * Time * Features];
        for (var i = 0; i < Batch * Heads * Time; i++)
        {
            var (n, head, t) = (i / Heads / Time, i / Time % Heads, i % Time);
            var sample = x.AsSpan(n * Time * Features, Time * Features).ToArray();
            var query = Row(sample, weights[0], t, head);
            var scores = Enumerable.Range(0, t + 1).Select(s => Dot(query, Row(sample, weights[1], s, head)) / Math.Sqrt(HeadSize)).ToArray();
            var total = scores.Sum(Math.Exp);
            for (var s = 0; s <= t; s++)
            {
                var value = Row(sample, weights[2], s, head);
                for (var d = 0; d < HeadSize; d++)
                {
                    y[(((n * Time) + t) * Features) + (head * HeadSize) + d] += Math.Exp(scores[s]) / total * value[d];
                }
            }
        }

        return y;
    }

    private static double[] Row(double[] sample, double[] w, int t, int head) =>
    [
        .. Enumerable.Range(head * HeadSize, HeadSize)
            .Select(o => Enumerable.Range(0, Features).Sum(f => sample[(t * Features) + f] * w[(f * Features) + o])),
    ];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
