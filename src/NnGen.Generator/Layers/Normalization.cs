using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>What normalising layers share: ε, statistics, and the learnt scale γ and shift β.</summary>
internal static class Normalization
{
    private const double DefaultEpsilon = 1e-5;

    /// <summary>(x − μ)/√(σ² + ε) with mean and variance over axes; γ and β, where they are given, broadcast to x.</summary>
    public static Tensor Standardize(LayerContext layer, Tensor x, int[] axes, Tensor? gamma, Tensor? beta)
    {
        var mean = layer.Named(Mean(layer.Graph, x, axes), "μ");
        var difference = layer.Named(layer.Graph.Map(Argument(0) - Argument(1), x, mean), "d");

        // Σ (x − μ) is 0, so μ adds nothing to the variance's derivative: said here, the backward pass is a pass over the row shorter.
        var still = layer.Graph.Map(Argument(0) - Argument(1), x, layer.Graph.StopGradient(mean));
        return Scaled(layer, difference, InverseRoot(layer, still, axes), gamma, beta);
    }

    /// <summary>1/√(mean(x²) + ε) over axes, which stay with extent 1.</summary>
    public static Tensor InverseRoot(LayerContext layer, Tensor x, int[] axes)
    {
        var epsilon = layer.Constant("ε", layer.Declaration.Double("Epsilon", DefaultEpsilon));
        var square = layer.Graph.Map(Argument(0) * Argument(0), x);
        return layer.Named(layer.Graph.Map(Constant(1) / Sqrt(Argument(0) + epsilon), Mean(layer.Graph, square, axes)), "r");
    }

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
    public static Tensor? Shift(LayerContext layer) => Affine(layer, "bias", "β", ParameterRole.Bias, Initializer.Zeros, 0);

    private static Tensor? Affine(LayerContext layer, string name, string symbol, ParameterRole role, Initializer initializer, double value)
    {
        var (length, order) = (layer.Input.Shape.RowLength, layer.Input.Shape.Rank == 1 ? layer.InputOrders[0] : null);
        return layer.Declaration.Bool("Affine", true)
            ? layer.Parameter(name, [length], role, 1, 1, initializer, value, FeatureOrder.Row(length, order), symbol)
            : null;
    }

    private static Tensor Mean(TensorGraph graph, Tensor x, int[] axes)
    {
        var count = axes.Aggregate(1, (product, axis) => product * x.Shape.Axes[axis]);
        return graph.Map(Argument(0) * (1.0 / count), graph.Reduce(ReduceKind.Sum, x, overBatch: false, axes));
    }
}
