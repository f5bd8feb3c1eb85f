using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>y = f(x), element by element, or along the last axis for softmax.</summary>
internal sealed class ActivationLayer : IStepwiseFormula
{
    public string Kind => "Activation";

    public string Describe(LayerContext layer) => layer.Declaration.Enum<Activation>("activation").ToString();

    public Tensor Build(LayerContext layer)
    {
        layer.OutputOrder = layer.InputOrders[0];
        return layer.Activate(layer.Input, layer.Declaration.Enum<Activation>("activation"));
    }
}
