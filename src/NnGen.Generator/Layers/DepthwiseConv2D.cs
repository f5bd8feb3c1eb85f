using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// Each channel convolved by itself: W stored as [height, width, channels], with more than one kernel a channel as [height, width, channels, multiplier].
/// </summary>
internal sealed class DepthwiseConv2D : ILayerFormula
{
    public string Kind => "DepthwiseConv2D";

    public string Describe(LayerContext layer)
    {
        var multiplier = Multiplier(layer) is var m and > 1 ? $" multiplier {Words.Number(m)}" : "";
        return AffineLayer.Describe(layer, $"{Kind} {KernelWindow.Describe(layer.Declaration, WindowOptions.OfKernel(layer.Declaration, 2))}{multiplier}");
    }

    public Tensor Build(LayerContext layer)
    {
        var window = WindowGeometry.Of(layer, WindowOptions.OfKernel(layer.Declaration, 2));
        var (options, channels, multiplier) = (window.Options, layer.Input.Shape.RowLength, Multiplier(layer));
        int[] stored = multiplier == 1 ? [.. options.Sizes, channels] : [.. options.Sizes, channels, multiplier];
        NetworkLimits.RequireParameters(layer.Name, stored);
        NetworkLimits.RequireValues(layer.Name, [.. window.Positions, channels, multiplier]);
        var kernel = AffineLayer.Kernel(
            layer, stored, options.Count, options.Count * multiplier, KernelLayout.Depthwise([.. options.Sizes], channels, multiplier));
        var z = multiplier == 1 ? Sum(layer, window, kernel) : MultipliedSum(layer, window, kernel);
        return AffineLayer.Finish(layer, layer.Graph.Reshape(z, [.. window.Positions, channels * multiplier]), options.Count);
    }

    private static Tensor Sum(LayerContext layer, WindowGeometry window, Tensor kernel)
    {
        var formula = $"n {KernelWindow.Read(window.Options)} c, {KernelWindow.Taps(window.Options)} c -> n {KernelWindow.Positions(window.Options)} c";
        return layer.Graph.Contract(formula, window.Pad(layer, 0), kernel, Shape.Batched([.. window.Positions, layer.Input.Shape.RowLength]));
    }

    /// <summary>As many groups as channels: each has one channel and as many filters as the multiplier.</summary>
    private static Tensor MultipliedSum(LayerContext layer, WindowGeometry window, Tensor kernel)
    {
        var (graph, x) = (layer.Graph, window.Pad(layer, 0));
        var groupedInput = graph.Reshape(x, [.. x.Shape.Axes, 1]);
        var groupedKernel = graph.Reshape(kernel, [.. window.Options.Sizes, x.Shape.RowLength, 1, kernel.Shape.RowLength]);
        var formula = $"n {KernelWindow.Read(window.Options)} g c, {KernelWindow.Taps(window.Options)} g c f -> n {KernelWindow.Positions(window.Options)} g f";
        return graph.Contract(formula, groupedInput, groupedKernel, Shape.Batched([.. window.Positions, x.Shape.RowLength, kernel.Shape.RowLength]));
    }

    private static int Multiplier(LayerContext layer) => layer.Declaration.Int("DepthMultiplier", 1);
}
