using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>All axes of a sample become one, the last varying fastest.</summary>
internal sealed class Flatten : ILayerFormula
{
    public string Kind => "Flatten";

    public string Describe(LayerContext layer) => "Flatten";

    public Tensor Build(LayerContext layer)
    {
        var flat = layer.Graph.Reshape(layer.Input, layer.Input.Shape.Size);
        layer.OutputOrder = FeatureOrder.AfterReshape(layer.Input.Shape, layer.InputOrders[0], flat.Shape);
        return flat;
    }
}
