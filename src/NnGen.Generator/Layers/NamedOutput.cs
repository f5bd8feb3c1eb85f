using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What it reads; the network puts its outputs side by side.</summary>
internal sealed class NamedOutput : ILayerFormula
{
    public string Kind => LayerNames.NamedOutput;

    public string Describe(LayerContext layer) => Kind;

    public Tensor Build(LayerContext layer)
    {
        layer.OutputOrder = layer.InputOrders[0];
        return layer.Input;
    }
}
