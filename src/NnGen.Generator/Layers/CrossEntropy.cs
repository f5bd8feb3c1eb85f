using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>
/// Softmax and cross-entropy as one operation on logits z: −Σ y·log softmax(z) = Σ y·(logΣeᶻ − z), whose gradient is Σy · p − y.
/// </summary>
internal static class CrossEntropy
{
    public static Tensor OfTargets(TensorGraph graph, Tensor z, Tensor t, LossOptions options)
    {
        var (smoothing, classes) = (options.LabelSmoothing, z.Shape.RowLength);
        var smoothed = ((1 - smoothing) * Argument(2)) + (smoothing / classes);
        return LossTable.RowSum(graph, smoothed * (Argument(1) - Argument(0)), z, graph.ReduceRow(ReduceKind.LogSumExp, z), t);
    }

    /// <summary>A negative label marks a row that does not count.</summary>
    public static Tensor OfLabels(TensorGraph graph, Tensor z, Tensor label, LossOptions options)
    {
        var (smoothing, classes) = (options.LabelSmoothing, z.Shape.RowLength);
        var logSumExp = graph.ReduceRow(ReduceKind.LogSumExp, z);
        var weighted = WhereEqual(Index(0), Argument(1), (1 - smoothing + (smoothing / classes)) * Argument(0), smoothing / classes * Argument(0));
        var expected = LossTable.RowSum(graph, weighted, z, label);
        return graph.Map(WhereLess(Argument(2), 0, 0, Argument(0) - Argument(1)), logSumExp, expected, label);
    }

    /// <summary>Kullback–Leibler: the cross-entropy less the entropy of y, with 0·log 0 = 0.</summary>
    public static Tensor Divergence(TensorGraph graph, Tensor z, Tensor t, LossOptions options)
    {
        var entropy = WhereLessOrEqual(Argument(2), 0, 0, Argument(2) * Log(Argument(2)));
        return LossTable.RowSum(
            graph, entropy + (Argument(2) * (Argument(1) - Argument(0))), z, graph.ReduceRow(ReduceKind.LogSumExp, z), t);
    }
}
