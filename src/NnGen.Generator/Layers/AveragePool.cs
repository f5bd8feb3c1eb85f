using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>AveragePool1D and AveragePool2D: the mean of each window, of the values inside the input or with the zeros around it.</summary>
internal sealed class AveragePool(string kind, int axes) : Pooling(kind, axes)
{
    public override string Describe(LayerContext layer) =>
        base.Describe(layer) + (layer.Declaration.Bool("CountPadding", false) ? ", padding counted" : "");

    protected override Tensor Pool(LayerContext layer, WindowGeometry window)
    {
        var sum = Reduce(layer, window, ReduceKind.Sum, 0);
        if (layer.Declaration.Bool("CountPadding", false) || !window.IsPadded)
        {
            return layer.Graph.Map(1.0 / window.Options.Count * Argument(0), sum);
        }

        ScalarExpression inside = 1;
        for (var i = 0; i < window.Axes.Count; i++)
        {
            inside *= Inside(window.Axes[i], Index(window.Axes.Count - i));
        }

        return layer.Graph.Map(Argument(0) / inside, sum);
    }

    /// <summary>How many elements of the input the window at a position covers: min(p·S − P + K, W) − max(p·S − P, 0).</summary>
    private static ScalarExpression Inside(WindowAxis axis, ScalarExpression position)
    {
        if (axis.Before + axis.After == 0)
        {
            return axis.Size;
        }

        var start = (Constant(axis.Stride) * position) + Constant(-axis.Before);
        var end = start + Constant(axis.Size);
        return WhereLess(end, axis.Extent, end, axis.Extent) - WhereLess(start, 0, 0, start);
    }
}
