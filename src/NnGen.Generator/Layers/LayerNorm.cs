using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>γ·(x − μ)/√(σ² + ε) + β with the mean and the variance of each row along the last axis.</summary>
internal sealed class LayerNorm : IStepwiseFormula
{
    public string Kind => "LayerNorm";

    public string Describe(LayerContext layer) => "LayerNorm";

    public Tensor Build(LayerContext layer)
    {
        layer.OutputOrder = layer.InputOrders[0];
        return layer.Input.Shape.RowLength > 1
            ? Normalization.Standardize(layer, x => Normalization.RowMean(layer.Graph, x))
            : throw layer.Mismatch(null, $"{Shapes.InWords(layer.Input.Shape)} has rows of 1 value, which is its own mean, so nothing of it is left");
    }
}
