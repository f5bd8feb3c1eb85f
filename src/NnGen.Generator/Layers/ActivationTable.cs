using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>What the option <c>Alpha</c> is to an activation.</summary>
internal enum AlphaUse
{
    None,

    /// <summary>A constant that is no slope of the negative side.</summary>
    Constant,

    /// <summary>The fixed slope of the negative side, which He's initialisation takes into account.</summary>
    Slope,

    /// <summary>The initial value of a learnt slope.</summary>
    Learnt,
}

/// <summary>One activation: its formula, in words and over z and α, and the initialisation that suits it.</summary>
internal sealed record ActivationRow(
    Activation Activation,
    string Formula,
    Func<ScalarExpression, ScalarExpression, ScalarExpression> Function,
    Initializer Initializer,
    AlphaUse Alpha = AlphaUse.None,
    double DefaultAlpha = 0)
{
    /// <summary>The negative side's slope as He's initialisation counts it.</summary>
    public double SlopeFor(double alpha) => Alpha is AlphaUse.Slope or AlphaUse.Learnt ? alpha : 0;

    /// <summary>The activation of a tensor; a learnt α is the tensor <paramref name="slope"/>.</summary>
    public Tensor Apply(TensorGraph graph, Tensor z, double alpha, Tensor? slope) => (Activation, slope) switch
    {
        (Activation.Softmax, _) => Softmax(graph, z),
        (_, null) => graph.Map(Function(Argument(0), alpha), z),
        _ => graph.Map(Function(Argument(0), Argument(1)), z, slope),
    };

    private static Tensor Softmax(TensorGraph graph, Tensor z) =>
        graph.Map(Exp(Argument(0) - Argument(1)), z, graph.ReduceRow(ReduceKind.LogSumExp, z));
}

/// <summary>The activations: to add one, add its row.</summary>
internal static class ActivationTable
{
    private const double OneOverSqrt2 = 0.70710678118654752;

    public static readonly IReadOnlyList<ActivationRow> Rows =
    [
        new(Activation.Linear, "z", (z, α) => z, Initializer.XavierUniform),
        new(Activation.Sigmoid, "σ(z)", (z, α) => Sigmoid(z), Initializer.XavierUniform),
        new(Activation.Tanh, "tanh(z)", (z, α) => Tanh(z), Initializer.XavierUniform),
        new(Activation.ReLU, "max(0, z)", (z, α) => WhereLessOrEqual(z, 0, 0, z), Initializer.HeNormal),
        new(Activation.LeakyReLU, "z > 0 ? z : α·z", (z, α) => WhereLessOrEqual(z, 0, α * z, z), Initializer.HeNormal, AlphaUse.Slope, 0.01),
        new(Activation.PReLU, "z > 0 ? z : α·z, α learnt", (z, α) => WhereLessOrEqual(z, 0, α * z, z), Initializer.HeNormal, AlphaUse.Learnt, 0.25),
        new(Activation.ELU, "z > 0 ? z : α·(eᶻ − 1)", (z, α) => WhereLessOrEqual(z, 0, α * Expm1(z), z), Initializer.HeNormal, AlphaUse.Constant, 1),
        new(Activation.GELU, "z·Φ(z)", (z, α) => z * (0.5 * Erf(OneOverSqrt2 * z) + 0.5), Initializer.HeNormal),
        new(Activation.SiLU, "z·σ(z)", (z, α) => z * Sigmoid(z), Initializer.HeNormal),
        new(Activation.Softplus, "log(1 + eᶻ)", (z, α) => Softplus(z), Initializer.HeNormal),
        new(Activation.Softmax, "eᶻⁱ / Σ eᶻʲ", (z, α) => throw new InvalidOperationException("Softmax is not element-wise."), Initializer.XavierUniform),
        new(Activation.Sign, "z ≥ 0 ? 1 : −1", (z, α) => WhereLess(z, 0, -1, 1), Initializer.XavierUniform),
    ];

    public static ActivationRow Of(Activation activation) => Rows.First(row => row.Activation == activation);
}
