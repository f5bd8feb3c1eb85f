namespace NnGen.Bench.Baselines;

/// <summary>
/// A dense network and its training step by Adam, sample by sample, over operations on one layer that a subclass writes in its own way.
/// ReLU and softmax with cross-entropy, or tanh and a linear output with the mean squared error.
/// </summary>
internal abstract partial class BaselineNetwork : IBaseline
{
    private readonly Layer[] _layers;
    private readonly float[][] _activations;
    private readonly float[][] _deltas;
    private readonly bool _classifies;
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    protected BaselineNetwork(int[] sizes, bool classifies)
    {
        _classifies = classifies;
        _layers = new Layer[sizes.Length - 1];
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new(sizes[i], sizes[i + 1], i == 0 ? 0 : _layers[i - 1].End);
        }

        _activations = [.. _layers.Select(layer => new float[layer.Outputs])];
        _deltas = [.. _layers.Select(layer => new float[layer.Outputs])];
        var length = _layers[^1].End;
        (Parameters, Gradients, Mean, Square) = (new float[length], new float[length], new float[length], new float[length]);
    }

    public float LearningRate { get; init; } = 1e-3f;

    protected float[] Parameters { get; }

    protected float[] Gradients { get; }

    protected float[] Mean { get; }

    protected float[] Square { get; }

    /// <summary>For each layer the weight [in][out], then the bias.</summary>
    public void SetParameters(ReadOnlySpan<float> source)
    {
        foreach (var layer in _layers)
        {
            for (var i = 0; i < layer.Inputs; i++)
            {
                for (var o = 0; o < layer.Outputs; o++)
                {
                    Parameters[layer.Offset + (o * layer.Inputs) + i] = source[layer.Offset + (i * layer.Outputs) + o];
                }
            }

            source[layer.Bias..layer.End].CopyTo(Parameters.AsSpan(layer.Bias));
        }
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (inputSize, outputSize) = (_layers[0].Inputs, _layers[^1].Outputs);
        for (var n = 0; n < inputs.Length / inputSize; n++)
        {
            Forward(inputs.Slice(n * inputSize, inputSize));
            _activations[^1].CopyTo(outputs[(n * outputSize)..]);
        }
    }

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        var (inputSize, outputSize) = (_layers[0].Inputs, _layers[^1].Outputs);
        var count = inputs.Length / inputSize;
        var loss = 0f;
        Gradients.AsSpan().Clear();
        for (var n = 0; n < count; n++)
        {
            var x = inputs.Slice(n * inputSize, inputSize);
            Forward(x);
            loss += _classifies ? CrossEntropy(labels[n], count) : SquaredError(targets.Slice(n * outputSize, outputSize), count);
            Backward(x);
        }

        _beta1Power *= 0.9f;
        _beta2Power *= 0.999f;
        Adam((float)(LearningRate / (1 - _beta1Power)), (float)(1 / Math.Sqrt(1 - _beta2Power)));
        return loss / count;
    }

    /// <summary>y = b + W·x.</summary>
    protected abstract void Dense(Layer layer, ReadOnlySpan<float> x, Span<float> y);

    protected abstract void Tanh(Span<float> y);

    protected abstract void ReLU(Span<float> y);

    protected abstract void Softmax(Span<float> y);

    /// <summary>dW += δ·xᵀ; db += δ.</summary>
    protected abstract void AddGradients(Layer layer, ReadOnlySpan<float> delta, ReadOnlySpan<float> x);

    /// <summary>dx = Wᵀ·δ.</summary>
    protected abstract void InputGradients(Layer layer, ReadOnlySpan<float> delta, Span<float> dx);

    /// <summary>δ = δ·(1 − y²).</summary>
    protected abstract void TanhGradient(ReadOnlySpan<float> y, Span<float> delta);

    /// <summary>δ = 0 where y is 0.</summary>
    protected abstract void ReLUGradient(ReadOnlySpan<float> y, Span<float> delta);

    /// <summary>m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 − β₂)·g²; w = w − step·m / (√v·correction + ε), with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.</summary>
    protected abstract void Adam(float step, float correction);

    private void Forward(ReadOnlySpan<float> x)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            Span<float> y = _activations[i];
            Dense(_layers[i], i == 0 ? x : _activations[i - 1], y);
            if (i < _layers.Length - 1)
            {
                if (_classifies)
                {
                    ReLU(y);
                }
                else
                {
                    Tanh(y);
                }
            }
            else if (_classifies)
            {
                Softmax(y);
            }
        }
    }

    private float CrossEntropy(int label, int count)
    {
        var (p, delta) = (_activations[^1], _deltas[^1]);
        for (var i = 0; i < p.Length; i++)
        {
            delta[i] = (p[i] - (i == label ? 1f : 0f)) / count;
        }

        return -MathF.Log(p[label]);
    }

    private float SquaredError(ReadOnlySpan<float> target, int count)
    {
        var (y, delta) = (_activations[^1], _deltas[^1]);
        var sum = 0f;
        for (var i = 0; i < y.Length; i++)
        {
            var error = y[i] - target[i];
            sum += error * error;
            delta[i] = 2f * error / (count * y.Length);
        }

        return sum / y.Length;
    }

    private void Backward(ReadOnlySpan<float> x)
    {
        for (var i = _layers.Length - 1; i > 0; i--)
        {
            AddGradients(_layers[i], _deltas[i], _activations[i - 1]);
            InputGradients(_layers[i], _deltas[i], _deltas[i - 1]);
            if (_classifies)
            {
                ReLUGradient(_activations[i - 1], _deltas[i - 1]);
            }
            else
            {
                TanhGradient(_activations[i - 1], _deltas[i - 1]);
            }
        }

        AddGradients(_layers[0], _deltas[0], x);
    }
}
