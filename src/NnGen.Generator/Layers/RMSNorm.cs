using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>γ·x/√(mean(x²) + ε) with the mean of each row along the last axis.</summary>
internal sealed class RMSNorm : IStepwiseFormula
{
    public string Kind => "RMSNorm";

    public string Describe(LayerContext layer) => "RMSNorm";

    public Tensor Build(LayerContext layer)
    {
        layer.OutputOrder = layer.InputOrders[0];
        var factor = Normalization.InverseRoot(layer, layer.Input, x => Normalization.RowMean(layer.Graph, x));
        return Normalization.Scaled(layer, layer.Input, factor, Normalization.Scale(layer), beta: null);
    }
}
