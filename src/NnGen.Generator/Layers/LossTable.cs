using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>How the losses of a sample's rows become the loss of a batch.</summary>
internal enum LossReduction
{
    /// <summary>The mean over all rows along the last axis.</summary>
    MeanOverRows,

    /// <summary>The sum over a sample's rows, the mean over samples.</summary>
    MeanOverSamples,
}

/// <summary>The constants a loss may have.</summary>
internal sealed record LossOptions(double LabelSmoothing, double HuberDelta);

/// <summary>
/// One loss: its formula in words and over primitives. The score is the output, or what went into the output's activation where
/// <see cref="OutputActivation"/> names it: the loss is then computed from logits, and is stable.
/// </summary>
internal sealed record LossRow(
    Loss Loss,
    string Formula,
    LossReduction Reduction,
    Func<TensorGraph, Tensor, Tensor, LossOptions, Tensor> OfTargets,
    Activation? OutputActivation = null,
    bool ActivationRequired = false)
{
    /// <summary>The formula over integer labels, where the loss has one.</summary>
    public Func<TensorGraph, Tensor, Tensor, LossOptions, Tensor>? OfLabels { get; init; }
}

/// <summary>The losses, each a tensor of one value a row; to add one, add its row.</summary>
internal static class LossTable
{
    public static readonly IReadOnlyList<LossRow> Rows =
    [
        new(Loss.MeanSquaredError, "(ŷ − y)²", LossReduction.MeanOverRows,
            (graph, y, t, _) => RowMean(graph, Square(Error), y, t)),
        new(Loss.HalfSquaredError, "½‖ŷ − y‖²", LossReduction.MeanOverSamples,
            (graph, y, t, _) => graph.Map(0.5 * Argument(0), RowSum(graph, Square(Error), y, t))),
        new(Loss.MeanAbsoluteError, "|ŷ − y|", LossReduction.MeanOverRows,
            (graph, y, t, _) => RowMean(graph, Abs(Error), y, t)),
        new(Loss.Huber, "|e| ≤ δ ? ½e² : δ(|e| − ½δ), e = ŷ − y", LossReduction.MeanOverRows,
            (graph, y, t, options) => RowMean(graph, Huber(options.HuberDelta), y, t)),
        new(Loss.BinaryCrossEntropy, "log(1 + eᶻ) − y·z", LossReduction.MeanOverRows,
            (graph, z, t, _) => RowMean(graph, Softplus(Argument(0)) - (Argument(1) * Argument(0)), z, t), Activation.Sigmoid, true),
        new(Loss.CategoricalCrossEntropy, "Σ y·(logΣeᶻ − z)", LossReduction.MeanOverRows, CrossEntropy.OfTargets, Activation.Softmax, true)
        {
            OfLabels = CrossEntropy.OfLabels,
        },
        new(Loss.Hinge, "max(0, 1 − y·ŷ)", LossReduction.MeanOverRows,
            (graph, y, t, _) => RowMean(graph, PositivePart(Constant(1) - (Argument(1) * Argument(0))), y, t)),
        new(Loss.KLDivergence, "Σ y·(log y − z + logΣeᶻ)", LossReduction.MeanOverRows, CrossEntropy.Divergence, Activation.Softmax, true),
        new(Loss.Perceptron, "max(0, −y·s)", LossReduction.MeanOverSamples,
            (graph, s, t, _) => RowSum(graph, WhereLess(0, Argument(1) * Argument(0), 0, -(Argument(1) * Argument(0))), s, t), Activation.Sign),
    ];

    private static ScalarExpression Error => Argument(0) - Argument(1);

    public static LossRow? Find(Loss loss) => Rows.FirstOrDefault(row => row.Loss == loss);

    public static Tensor RowSum(TensorGraph graph, ScalarExpression term, params Tensor[] operands) =>
        graph.ReduceRow(ReduceKind.Sum, graph.Map(term, operands));

    private static Tensor RowMean(TensorGraph graph, ScalarExpression term, Tensor score, Tensor target) =>
        graph.Map(1.0 / score.Shape.RowLength * Argument(0), RowSum(graph, term, score, target));

    private static ScalarExpression Square(ScalarExpression e) => e * e;

    private static ScalarExpression PositivePart(ScalarExpression e) => WhereLessOrEqual(e, 0, 0, e);

    private static ScalarExpression Huber(double delta) =>
        WhereLessOrEqual(Abs(Error), delta, 0.5 * Square(Error), delta * (Abs(Error) - (0.5 * delta)));
}
