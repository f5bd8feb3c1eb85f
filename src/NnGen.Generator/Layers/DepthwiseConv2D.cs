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
        var kernel = AffineLayer.Kernel(
            layer, stored, options.Count, options.Count * multiplier, KernelLayout.Depthwise([.. options.Sizes], channels, multiplier));
        var k = multiplier == 1 ? "" : " k";
        var formula = $"n {KernelWindow.Read(options)} c, {KernelWindow.Taps(options)} c{k} -> n {KernelWindow.Positions(options)} c{k}";
        var z = layer.Graph.Contract(formula, window.Pad(layer, 0), kernel, Shape.Batched([.. window.Positions, .. stored.Skip(2)]));
        return AffineLayer.Finish(layer, layer.Graph.Reshape(z, [.. window.Positions, channels * multiplier]), options.Count);
    }

    private static int Multiplier(LayerContext layer) => layer.Declaration.Int("DepthMultiplier", 1);
}
