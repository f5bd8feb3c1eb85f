using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>y = f(x·W + b) over the last axis, W stored as [in, out].</summary>
internal sealed class Dense : IStepwiseFormula
{
    private const string LeadingLetters = "abcdefgh";

    public string Kind => "Dense";

    public string Describe(LayerContext layer) => AffineLayer.Describe(layer, $"Dense {Words.Number(layer.Declaration.Int("units"))}");

    public Tensor Build(LayerContext layer)
    {
        var (x, units) = (layer.Input, layer.Declaration.Int("units"));
        var fanIn = x.Shape.RowLength;
        var output = x.Shape.Axes.ToArray();
        output[output.Length - 1] = units;

        // Rows of more than one axis are multiplied one by one, and each is in the order here.
        var file = FeatureOrder.Transposed(fanIn, units, x.Shape.Rank == 1 ? layer.InputOrders[0] : null);
        var kernel = AffineLayer.Kernel(layer, [fanIn, units], fanIn, units, file);
        var leading = "n" + string.Concat(LeadingLetters.Take(x.Shape.Rank - 1).Select(letter => " " + letter));
        return AffineLayer.Finish(layer, layer.Graph.Contract($"{leading} i, i o -> {leading} o", x, kernel, Shape.Batched(output)), fanIn);
    }
}
