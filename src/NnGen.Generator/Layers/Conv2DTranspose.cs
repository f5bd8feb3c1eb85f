using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// The adjoint of a convolution: each value times the kernel is added to the output around it; W stored as [height, width, in, filters / groups].
/// </summary>
internal sealed class Conv2DTranspose : ILayerFormula
{
    public string Kind => "Conv2DTranspose";

    public string Describe(LayerContext layer)
    {
        var window = KernelWindow.Describe(layer.Declaration, WindowOptions.OfKernel(layer.Declaration, 2));
        var more = OutputPadding(layer) is var padding and > 0 ? $" output padding {Words.Number(padding)}" : "";
        return AffineLayer.Describe(layer, $"{Kind} {Words.Number(layer.Declaration.Int("filters"))}, {window}{more}");
    }

    public Tensor Build(LayerContext layer)
    {
        var options = WindowOptions.OfKernel(layer.Declaration, 2);
        WindowGeometry.RequireAxes(layer, 2);
        WindowGeometry.RequirePads(layer, options);
        RequireOutputPadding(layer, options);
        var filters = layer.Declaration.Int("filters");
        var (channels, groups) = (layer.Input.Shape.RowLength, KernelWindow.Groups(layer, filters));
        var axes = options.Sizes.Select((_, i) => Axis(layer, options, i)).ToArray();
        RequireOutput(layer, options, axes, filters);
        int[] stored = [.. options.Sizes, channels, filters / groups];
        NetworkLimits.RequireParameters(layer.Name, stored);

        // PyTorch and Keras take the fans from the axes of their own kernels, as if this were the convolution it is the adjoint of.
        var (fanIn, fanOut) = (options.Count * (filters / groups), options.Count * (channels / groups));
        var kernel = AffineLayer.Kernel(layer, stored, fanIn, fanOut, KernelLayout.InFirst(stored));
        var reached = Sum(layer, options, kernel, groups, [.. axes.Select(axis => (int)axis.Reached)]);
        var z = layer.Graph.Slice(
            reached, [.. axes.Select(axis => axis.Before), 0], [1, 1, 1], [.. axes.Select(axis => (int)axis.Extent), filters]);
        return AffineLayer.Finish(layer, z, fanIn);
    }

    private static Tensor Sum(LayerContext layer, WindowOptions options, Tensor kernel, int groups, int[] reached)
    {
        var (graph, x, filters) = (layer.Graph, layer.Input, kernel.Shape.RowLength);
        var (positions, taps, written) = (KernelWindow.Positions(options), KernelWindow.Taps(options), KernelWindow.Read(options));
        if (groups == 1)
        {
            return graph.Contract($"n {positions} c, {taps} c f -> n {written} f", x, kernel, Shape.Batched([.. reached, filters]));
        }

        var channels = x.Shape.RowLength / groups;
        var groupedInput = graph.Reshape(x, [.. x.Shape.Axes.Take(2), groups, channels]);
        var groupedKernel = graph.Reshape(kernel, [.. options.Sizes, groups, channels, filters]);
        var formula = $"n {positions} g c, {taps} g c f -> n {written} g f";
        var z = graph.Contract(formula, groupedInput, groupedKernel, Shape.Batched([.. reached, groups, filters]));
        return graph.Reshape(z, [.. reached, groups * filters]);
    }

    private static TransposedAxis Axis(LayerContext layer, WindowOptions options, int i)
    {
        var (extent, size, stride, dilation) = (layer.Input.Shape.Axes[i], options.Sizes[i], options.Strides[i], options.Dilation);
        return options.Padding == Padding.Same ? TransposedAxis.Same(extent, size, stride, dilation)
            : options.Pads.IsEmpty ? TransposedAxis.Explicit(extent, size, stride, dilation, 0, 0, OutputPadding(layer))
            : TransposedAxis.Explicit(extent, size, stride, dilation, options.Pads[i], options.Pads[i + 2], OutputPadding(layer));
    }

    private static int OutputPadding(LayerContext layer) => layer.Declaration.Int("OutputPadding", 0);

    private static void RequireOutputPadding(LayerContext layer, WindowOptions options)
    {
        var (padding, limit) = (OutputPadding(layer), Math.Max(options.Strides[0], options.Dilation));
        if (padding >= limit)
        {
            throw new LayerException(
                Descriptors.OptionOutOfRange.Id, "OutputPadding", "OutputPadding", layer.Declaration.Kind, Words.Grouped(padding),
                $"less than the stride or the dilation, whose greater is {Words.Grouped(limit)}");
        }
    }

    private static void RequireOutput(LayerContext layer, WindowOptions options, TransposedAxis[] axes, int filters)
    {
        if (axes.Any(axis => axis.Extent < 1))
        {
            throw layer.Misfit("Pads", $"{options.SizesInWords} {options.PaddingInWords} on {Shapes.InWords(layer.Input.Shape)} leaves nothing");
        }

        NetworkLimits.RequireValues(layer.Name, [.. axes.Select(axis => axis.Reached), filters]);
    }
}
