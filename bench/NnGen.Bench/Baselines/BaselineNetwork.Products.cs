namespace NnGen.Bench.Baselines;

internal abstract partial class BaselineNetwork
{
    /// <summary>dW = XᵀdY of the first layer, over all rows; the biases' gradients come with it.</summary>
    public void WeightGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
    {
        var layer = _layers[0];
        Gradients.AsSpan().Clear();
        for (var n = 0; n < inputs.Length / layer.Inputs; n++)
        {
            AddGradients(layer, outputGradients.Slice(n * layer.Outputs, layer.Outputs), inputs.Slice(n * layer.Inputs, layer.Inputs));
        }
    }

    /// <summary>The first layer's gradients, [in][out] as NnGen has them.</summary>
    public void CopyWeightGradientsTo(Span<float> destination)
    {
        var layer = _layers[0];
        for (var i = 0; i < layer.Inputs * layer.Outputs; i++)
        {
            destination[i] = Gradients[layer.Offset + (i % layer.Outputs * layer.Inputs) + (i / layer.Outputs)];
        }
    }

    /// <summary>dX = dY·Wᵀ of the first layer, row by row.</summary>
    public void InputGradients(ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        var layer = _layers[0];
        for (var n = 0; n < outputGradients.Length / layer.Outputs; n++)
        {
            InputGradients(layer, outputGradients.Slice(n * layer.Outputs, layer.Outputs), inputGradients.Slice(n * layer.Inputs, layer.Inputs));
        }
    }
}
