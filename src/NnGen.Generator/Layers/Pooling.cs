using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Layers that make one value of each window and channel.</summary>
internal abstract class Pooling(string kind, int axes) : ILayerFormula
{
    public string Kind => kind;

    public virtual string Describe(LayerContext layer)
    {
        var options = WindowOptions.OfPool(layer.Declaration, axes);
        return $"{Kind} {options.SizesInWords}"
            + (options.Strides != options.Sizes ? $" stride {options.StridesInWords}" : "")
            + (options.PaddingInWords != "valid" ? $" {options.PaddingInWords}" : "");
    }

    public Tensor Build(LayerContext layer)
    {
        var window = WindowGeometry.Of(layer, WindowOptions.OfPool(layer.Declaration, axes));
        RequireValuesInEveryWindow(layer, window);
        layer.OutputOrder = FeatureOrder.OfImage([.. window.Positions, layer.Input.Shape.RowLength]);
        return layer.Named(Pool(layer, window), "a");
    }

    protected abstract Tensor Pool(LayerContext layer, WindowGeometry window);

    /// <summary>A reduction of each window, with a value around the input.</summary>
    protected static Tensor Reduce(LayerContext layer, WindowGeometry window, ReduceKind kind, double around)
    {
        var (count, padded) = (window.Axes.Count, window.Pad(layer, around));
        var isTiled = window.Axes.All(axis => axis.IsTiled);
        var windows = isTiled ? Tiles(layer.Graph, padded, window) : Windows(layer, padded, window);
        var within = Enumerable.Range(0, count).Select(i => isTiled ? (2 * i) + 1 : count + i);
        return layer.Graph.Reshape(
            layer.Graph.Reduce(kind, windows, false, [.. within]), [.. window.Positions, layer.Input.Shape.RowLength]);
    }

    /// <summary>Windows side by side are a split of each axis; what is left over at its end is in none.</summary>
    private static Tensor Tiles(TensorGraph graph, Tensor padded, WindowGeometry window)
    {
        var (starts, ones) = (new int[padded.Shape.Rank], Enumerable.Repeat(1, padded.Shape.Rank).ToArray());
        int[] covered = [.. window.Axes.Select(axis => axis.Positions * axis.Size), padded.Shape.RowLength];
        var split = window.Axes.SelectMany(axis => new[] { axis.Positions, axis.Size });
        return graph.Reshape(graph.Slice(padded, starts, ones, new(covered)), [.. split, padded.Shape.RowLength]);
    }

    /// <summary>out[y, x, v, u, c] = in[stride·y + v, stride·x + u, c].</summary>
    private static Tensor Windows(LayerContext layer, Tensor padded, WindowGeometry window)
    {
        var count = window.Axes.Count;
        int[] axes = [.. window.Positions, .. window.Options.Sizes, padded.Shape.RowLength];
        NetworkLimits.RequireElements(layer.Name, axes);
        var indices = window.Axes.Select((axis, i) => Index(axes.Length, (i, axis.Stride), (count + i, 1)));
        return layer.Graph.View(
            padded, new AffineMap([Index(axes.Length, (-1, 1)), .. indices, Index(axes.Length, (2 * count, 1))]), Shape.Batched(axes));
    }

    /// <summary>A sum of multiples of the axes' variables, N being number −1.</summary>
    private static AffineIndex Index(int axes, params (int Axis, int Coefficient)[] terms)
    {
        var coefficients = new int[axes + 1];
        foreach (var (axis, coefficient) in terms)
        {
            coefficients[axis + 1] = coefficient;
        }

        return new(new(coefficients), 0);
    }

    private static void RequireValuesInEveryWindow(LayerContext layer, WindowGeometry window)
    {
        var options = window.Options;
        for (var i = 0; i < options.Pads.Count; i++)
        {
            if (options.Sizes[i % options.Sizes.Count] is var size && options.Pads[i] >= size)
            {
                var pad = $"Pads[{Words.Number(i)}]";
                throw new LayerException(
                    Descriptors.OptionOutOfRange.Id, pad, pad, layer.Declaration.Kind, Words.Grouped(options.Pads[i]),
                    $"less than the window, {Words.Grouped(size)}, so that no window lies beyond the edge");
            }
        }
    }
}
