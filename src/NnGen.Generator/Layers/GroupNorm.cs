using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>γ·(x − μ)/√(σ² + ε) + β with the mean and the variance of a group of channels over all positions of a sample.</summary>
internal sealed class GroupNorm : ILayerFormula
{
    public string Kind => "GroupNorm";

    public string Describe(LayerContext layer) => $"GroupNorm {Words.Number(layer.Declaration.Int("groups"))}";

    public Tensor Build(LayerContext layer)
    {
        var (x, groups) = (layer.Input, layer.Declaration.Int("groups"));
        RequireGroups(layer, x.Shape, groups);
        layer.OutputOrder = layer.InputOrders[0];
        return Normalization.Standardize(layer, values => Mean(layer.Graph, values, groups));
    }

    /// <summary>
    /// The mean of each channel's group, one for each channel: sums of whole positions first, so that only a row of channels is ever cut into groups.
    /// </summary>
    private static Tensor Mean(TensorGraph graph, Tensor x, int groups)
    {
        var (channels, rank) = (x.Shape.RowLength, x.Shape.Rank);
        var factor = (double)groups / x.Shape.Size;
        var sums = graph.Reduce(ReduceKind.Sum, x, false, [.. Enumerable.Range(0, rank - 1)]);
        if (groups == channels)
        {
            return graph.Map(factor * Argument(0), sums);
        }

        if (groups == 1)
        {
            return graph.Map(factor * Argument(0), graph.ReduceRow(ReduceKind.Sum, sums));
        }

        var cut = graph.Reshape(sums, groups, channels / groups);
        return graph.Reshape(graph.Map(cut.Shape, factor * Argument(0), graph.ReduceRow(ReduceKind.Sum, cut)), sums.Shape.Axes.ToArray());
    }

    private static int Nearest(Shape shape, int groups) => Enumerable.Range(1, shape.RowLength)
        .Where(divisor => shape.RowLength % divisor == 0 && (divisor == 1 || divisor < shape.Size))
        .OrderBy(divisor => Math.Abs(divisor - groups)).First();

    private static void RequireGroups(LayerContext layer, Shape shape, int groups)
    {
        var (channels, words) = (shape.RowLength, Shapes.InWords(shape));
        if (channels % groups != 0)
        {
            throw layer.Mismatch(
                "groups", $"the {channels} channels of {words} cannot be cut into {groups} groups of the same size", new("groups", Nearest(shape, groups)));
        }

        if (shape.Size == groups)
        {
            throw layer.Mismatch("groups", $"{groups} groups of {words} have 1 value each, which is its own mean, so nothing of it is left");
        }

        if (groups > 1 && shape.Rank == 1 && layer.InputOrders[0] is not null)
        {
            throw layer.Mismatch("groups", "of a flattened image PyTorch would form other groups, since each channel's values stand together there: put GroupNorm before Flatten");
        }
    }
}
