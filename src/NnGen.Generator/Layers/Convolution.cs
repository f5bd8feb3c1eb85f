using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// Conv1D and Conv2D: y = f(x * W + b), the sum over each window of x and its channels; W stored as [sizes…, in / groups, filters].
/// </summary>
internal sealed class Convolution(string kind, int axes) : IStreamingFormula
{
    public string Kind => kind;

    public string Describe(LayerContext layer) => AffineLayer.Describe(
        layer, $"{Kind} {Words.Number(layer.Declaration.Int("filters"))}, {KernelWindow.Describe(layer.Declaration, WindowOptions.OfKernel(layer.Declaration, axes))}");

    /// <summary>Whether it is causal: every window ends where its step is.</summary>
    public bool Streams(LayerContext layer)
    {
        var options = WindowOptions.OfKernel(layer.Declaration, axes);
        var past = (options.Sizes[0] - 1) * options.Dilation;
        return axes == 1 && options.Strides[0] == 1 && options.Padding != Padding.Same
            && (options.Pads.Count == 2 ? options.Pads[0] == past && options.Pads[1] == 0 : past == 0);
    }

    public bool KeepsSequence(LayerContext layer) => true;

    public Tensor Build(LayerContext layer)
    {
        var window = WindowGeometry.Of(layer, WindowOptions.OfKernel(layer.Declaration, axes));
        var (channels, filters) = (layer.Input.Shape.RowLength, layer.Declaration.Int("filters"));
        var groups = KernelWindow.Groups(layer, filters);
        int[] stored = [.. window.Options.Sizes, channels / groups, filters];
        NetworkLimits.RequireParameters(layer.Name, stored);
        NetworkLimits.RequireValues(layer.Name, [.. window.Positions, filters]);
        var fanIn = window.Options.Count * (channels / groups);
        var kernel = AffineLayer.Kernel(layer, stored, fanIn, window.Options.Count * (filters / groups), KernelLayout.OutFirst(stored));
        layer.OutputOrder = FeatureOrder.OfImage([.. window.Positions, filters]);
        return AffineLayer.Finish(layer, groups == 1 ? Sum(layer, window, kernel) : GroupedSum(layer, window, kernel, groups), fanIn);
    }

    private static Tensor Sum(LayerContext layer, WindowGeometry window, Tensor kernel)
    {
        var formula = $"n {KernelWindow.Read(window.Options)} c, {KernelWindow.Taps(window.Options)} c f -> n {KernelWindow.Positions(window.Options)} f";
        return layer.Graph.Contract(formula, Padded(layer, window), kernel, Shape.Batched([.. window.Positions, kernel.Shape.RowLength]));
    }

    /// <summary>The input with zeros around it; of one step, with the steps before it.</summary>
    private static Tensor Padded(LayerContext layer, WindowGeometry window)
    {
        var past = window.Axes[0].Before;
        if (layer.Stream is not { } stream || past == 0)
        {
            return window.Pad(layer, 0);
        }

        var (graph, before) = (layer.Graph, stream.Begin(layer.Name, "past", past, layer.Input.Shape.RowLength));
        var all = graph.Concatenate(0, before, layer.Input);
        stream.Follow(before, graph.Slice(all, 0, 1, past));
        return all;
    }

    private static Tensor GroupedSum(LayerContext layer, WindowGeometry window, Tensor kernel, int groups)
    {
        var (graph, x, channels, filters) = (layer.Graph, Padded(layer, window), layer.Input.Shape.RowLength / groups, kernel.Shape.RowLength / groups);
        var groupedInput = graph.Reshape(x, [.. x.Shape.Axes.Take(window.Axes.Count), groups, channels]);
        var groupedKernel = graph.Reshape(kernel, [.. window.Options.Sizes, channels, groups, filters]);
        var formula = $"n {KernelWindow.Read(window.Options)} g c, {KernelWindow.Taps(window.Options)} c g f -> n {KernelWindow.Positions(window.Options)} g f";
        var z = graph.Contract(formula, groupedInput, groupedKernel, Shape.Batched([.. window.Positions, groups, filters]));
        return graph.Reshape(z, [.. window.Positions, groups * filters]);
    }
}
