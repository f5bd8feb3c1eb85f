using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>A part of the input row, under its own shape.</summary>
internal sealed class NamedInput : ILayerFormula
{
    public string Kind => LayerNames.NamedInput;

    public string Describe(LayerContext layer) => Kind;

    public Tensor Build(LayerContext layer)
    {
        var axes = layer.Declaration.Ints("shape");
        var size = new Shape(true, axes).Size;
        if (layer.InputTokens[0] is { } tokens)
        {
            layer.OutputTokens = tokens with { Positions = new(layer.InputStart, axes) };
        }

        return layer.Graph.Reshape(layer.Graph.Slice(layer.Input, 0, layer.InputStart, size), [.. axes]);
    }
}
