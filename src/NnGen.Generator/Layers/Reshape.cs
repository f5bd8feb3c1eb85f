using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>A sample's values in the same order under other axes.</summary>
internal sealed class Reshape : ILayerFormula
{
    public string Kind => "Reshape";

    public string Describe(LayerContext layer) => $"Reshape {Target(layer)}";

    public Tensor Build(LayerContext layer)
    {
        var (from, to) = (layer.Input.Shape, Target(layer));
        layer.OutputOrder = FeatureOrder.AfterReshape(from, layer.InputOrders[0], to);
        return from.Size == to.Size
            ? layer.Graph.Reshape(layer.Input, to.Axes.ToArray())
            : throw layer.Mismatch(
                "shape", $"{Shapes.InWords(from)} give {from.Size} values, but {Shapes.InWords(to)} hold {to.Size}", Fitting(from, to));
    }

    private static FittingSize? Fitting(Shape from, Shape to)
    {
        int others = to.Size / to.RowLength;
        return from.Size % others == 0 ? new($"shape[{Words.Number(to.Rank - 1)}]", from.Size / others) : null;
    }

    private static Shape Target(LayerContext layer) => new(false, layer.Declaration.Ints("shape"));
}
