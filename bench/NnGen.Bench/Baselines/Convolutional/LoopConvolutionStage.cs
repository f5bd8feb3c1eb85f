namespace NnGen.Bench.Baselines.Convolutional;

/// <summary>Convolution, ReLU and pool, with the place of the parameters in a flat block: weights, then biases.</summary>
internal sealed class LoopConvolutionStage(int size, int inputs, int filters, int offset)
{
    private readonly LoopConvolution _convolution = new(size, size, inputs, filters);
    private readonly LoopPool _pool = new(size, size, filters);
    private readonly float[] _activations = new float[size * size * filters];
    private readonly float[] _deltas = new float[size * size * filters];

    public int End => Bias + filters;

    public float[] Outputs { get; } = new float[size / 2 * (size / 2) * filters];

    public float[] OutputGradients { get; } = new float[size / 2 * (size / 2) * filters];

    private int Bias => offset + _convolution.WeightCount;

    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters)
    {
        _convolution.Forward(x, parameters[offset..Bias], parameters[Bias..End], _activations);
        foreach (ref var a in _activations.AsSpan())
        {
            a = a > 0 ? a : 0;
        }

        _pool.Forward(_activations, Outputs);
    }

    /// <summary>Adds to the gradients from <see cref="OutputGradients"/>; those of the inputs are wanted unless <paramref name="dx"/> is empty.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> dx)
    {
        _pool.InputGradients(OutputGradients, _deltas);
        for (var i = 0; i < _deltas.Length; i++)
        {
            _deltas[i] = _activations[i] > 0 ? _deltas[i] : 0;
            gradients[Bias + (i % filters)] += _deltas[i];
        }

        _convolution.AddWeightGradients(x, _deltas, gradients[offset..Bias]);
        if (!dx.IsEmpty)
        {
            _convolution.InputGradients(_deltas, parameters[offset..Bias], dx);
        }
    }
}
