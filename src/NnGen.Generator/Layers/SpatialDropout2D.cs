using System.Globalization;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>In training, 0 at all positions of a channel with probability p and x / (1 − p) otherwise; in inference, x.</summary>
internal sealed class SpatialDropout2D : ILayerFormula
{
    public string Kind => "SpatialDropout2D";

    public string Describe(LayerContext layer) =>
        $"SpatialDropout2D {layer.Declaration.Double("rate").ToString("0.###", CultureInfo.InvariantCulture)}";

    public Tensor Build(LayerContext layer)
    {
        var (x, rate) = (layer.Input, layer.Declaration.Double("rate"));
        layer.OutputOrder = layer.InputOrders[0];
        if (x.Shape.Rank != 3)
        {
            throw layer.Mismatch(null, $"{Shapes.InWords(x.Shape)} is no image of height, width and channels");
        }

        if (!layer.Training || rate == 0)
        {
            return x;
        }

        var uniform = layer.Named(layer.Graph.Random(Distribution.Uniform, layer.Index, Shape.Batched(1, 1, x.Shape.RowLength)), "u");
        return layer.Named(layer.Graph.Map(WhereLess(Argument(1), rate, 0, 1 / (1 - rate) * Argument(0)), x, uniform), "a");
    }
}
