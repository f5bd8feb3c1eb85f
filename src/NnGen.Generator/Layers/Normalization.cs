using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>What normalising layers share: ε, statistics, and the learnt scale γ and shift β.</summary>
internal static class Normalization
{
    private const double DefaultEpsilon = 1e-5;

    /// <summary>γ·(x − μ)/√(σ² + ε) + β, where <paramref name="mean"/> is the mean that a value is normalised with; it broadcasts to x.</summary>
    public static Tensor Standardize(LayerContext layer, Func<Tensor, Tensor> mean)
    {
        var (x, graph) = (layer.Input, layer.Graph);
        var μ = layer.Named(mean(x), "μ");
        var difference = layer.Named(graph.Map(Argument(0) - Argument(1), x, μ), "d");

        // Σ (x − μ) is 0, so μ adds nothing to the variance's derivative: said here, the backward pass is a pass over the row shorter.
        var still = graph.Map(Argument(0) - Argument(1), x, graph.StopGradient(μ));
        return Scaled(layer, difference, InverseRoot(layer, still, mean), Scale(layer), Shift(layer));
    }

    /// <summary>1/√(mean(x²) + ε).</summary>
    public static Tensor InverseRoot(LayerContext layer, Tensor x, Func<Tensor, Tensor> mean)
    {
        var epsilon = layer.Constant("ε", layer.Declaration.Double("Epsilon", DefaultEpsilon));
        var square = layer.Graph.Map(Argument(0) * Argument(0), x);
        return layer.Named(layer.Graph.Map(Constant(1) / Sqrt(Argument(0) + epsilon), mean(square)), "r");
    }

    /// <summary>The mean of each row along the last axis.</summary>
    public static Tensor RowMean(TensorGraph graph, Tensor x) =>
        graph.Map(Argument(0) * (1.0 / x.Shape.RowLength), graph.ReduceRow(ReduceKind.Sum, x));

    /// <summary>γ·(x·factor) + β.</summary>
    public static Tensor Scaled(LayerContext layer, Tensor x, Tensor factor, Tensor? gamma, Tensor? beta)
    {
        var normal = Argument(0) * Argument(1);
        return layer.Named(
            (gamma, beta) switch
            {
                (null, _) => layer.Graph.Map(normal, x, factor),
                (_, null) => layer.Graph.Map(normal * Argument(2), x, factor, gamma),
                _ => layer.Graph.Map((normal * Argument(2)) + Argument(3), x, factor, gamma, beta),
            },
            "y");
    }

    /// <summary>The learnt scale of the last axis, initially 1, or null where the layer has none.</summary>
    public static Tensor? Scale(LayerContext layer) => Affine(layer, "weight", "γ", ParameterRole.Scale, Initializer.Constant, 1);

    /// <summary>The learnt shift of the last axis, initially 0, or null where the layer has none.</summary>
    private static Tensor? Shift(LayerContext layer) => Affine(layer, "bias", "β", ParameterRole.Bias, Initializer.Zeros, 0);

    private static Tensor? Affine(LayerContext layer, string name, string symbol, ParameterRole role, Initializer initializer, double value)
    {
        var (length, order) = (layer.Input.Shape.RowLength, layer.Input.Shape.Rank == 1 ? layer.InputOrders[0] : null);
        return layer.Declaration.Bool("Affine", true)
            ? layer.Parameter(name, [length], role, 1, 1, initializer, value, FeatureOrder.Row(length, order), symbol)
            : null;
    }
}
