using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>All axes of a sample become one, the last varying fastest.</summary>
internal sealed class Flatten : ILayerFormula
{
    public string Kind => "Flatten";

    public string Describe(LayerContext layer) => "Flatten";

    public Tensor Build(LayerContext layer) => layer.Graph.Reshape(layer.Input, layer.Input.Shape.Size);
}
