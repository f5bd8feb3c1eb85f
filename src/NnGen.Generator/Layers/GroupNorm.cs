using NnGen.Generator.Graph;

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
        var (gamma, beta) = (Normalization.Scale(layer), Normalization.Shift(layer));
        var positions = Enumerable.Range(0, x.Shape.Rank - 1).ToArray();
        if (groups == x.Shape.RowLength)
        {
            return Normalization.Standardize(layer, x, positions, gamma, beta);
        }

        if (groups == 1)
        {
            return Normalization.Standardize(layer, x, [.. positions, positions.Length], gamma, beta);
        }

        int[] cut = [groups, x.Shape.RowLength / groups];
        var grouped = layer.Graph.Reshape(x, [.. x.Shape.Axes.Take(positions.Length), .. cut]);
        var y = Normalization.Standardize(layer, grouped, [.. positions, positions.Length + 1], Cut(gamma), Cut(beta));
        return layer.Graph.Reshape(y, x.Shape.Axes.ToArray());

        Tensor? Cut(Tensor? parameter) => parameter is null ? null : layer.Graph.Reshape(parameter, cut);
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
