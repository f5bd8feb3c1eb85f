namespace NnGen.Bench.Baselines.Convolutional;

/// <summary>28×28-C8-P-C16-P-10 as plain C# loops over spans and <see cref="MathF"/>, and its training step by Adam, sample by sample.</summary>
internal sealed class LoopConvolutionNetwork : IBaseline
{
    private const int Classes = 10;
    private const int InputSize = 28 * 28;

    private readonly LoopConvolutionStage _first;
    private readonly LoopConvolutionStage _second;
    private readonly float[] _parameters;
    private readonly float[] _gradients;
    private readonly float[] _mean;
    private readonly float[] _square;
    private readonly float[] _outputs = new float[Classes];
    private readonly float[] _deltas = new float[Classes];
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    public LoopConvolutionNetwork()
    {
        _first = new(28, 1, 8, 0);
        _second = new(14, 8, 16, _first.End);
        var length = Bias + Classes;
        (_parameters, _gradients, _mean, _square) = (new float[length], new float[length], new float[length], new float[length]);
    }

    public float LearningRate { get; init; } = 1e-3f;

    private int Bias => _second.End + (_second.Outputs.Length * Classes);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(_parameters);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (var n = 0; n < inputs.Length / InputSize; n++)
        {
            Forward(inputs.Slice(n * InputSize, InputSize));
            _outputs.CopyTo(outputs[(n * Classes)..]);
        }
    }

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        var loss = 0f;
        _gradients.AsSpan().Clear();
        for (var n = 0; n < labels.Length; n++)
        {
            var x = inputs.Slice(n * InputSize, InputSize);
            Forward(x);
            loss -= MathF.Log(_outputs[labels[n]]);
            for (var c = 0; c < Classes; c++)
            {
                _deltas[c] = (_outputs[c] - (c == labels[n] ? 1f : 0f)) / labels.Length;
            }

            Backward(x);
        }

        Adam();
        return loss / labels.Length;
    }

    private void Forward(ReadOnlySpan<float> x)
    {
        _first.Forward(x, _parameters);
        _second.Forward(_first.Outputs, _parameters);
        _parameters.AsSpan(Bias, Classes).CopyTo(_outputs);
        for (var i = 0; i < _second.Outputs.Length; i++)
        {
            for (var c = 0; c < Classes; c++)
            {
                _outputs[c] += _second.Outputs[i] * _parameters[_second.End + (i * Classes) + c];
            }
        }

        Softmax();
    }

    private void Softmax()
    {
        var (max, sum) = (_outputs.Max(), 0f);
        for (var c = 0; c < Classes; c++)
        {
            _outputs[c] = MathF.Exp(_outputs[c] - max);
            sum += _outputs[c];
        }

        for (var c = 0; c < Classes; c++)
        {
            _outputs[c] /= sum;
        }
    }

    private void Backward(ReadOnlySpan<float> x)
    {
        for (var i = 0; i < _second.Outputs.Length; i++)
        {
            var sum = 0f;
            for (var c = 0; c < Classes; c++)
            {
                _gradients[_second.End + (i * Classes) + c] += _second.Outputs[i] * _deltas[c];
                sum += _parameters[_second.End + (i * Classes) + c] * _deltas[c];
            }

            _second.OutputGradients[i] = sum;
        }

        for (var c = 0; c < Classes; c++)
        {
            _gradients[Bias + c] += _deltas[c];
        }

        _second.Backward(_first.Outputs, _parameters, _gradients, _first.OutputGradients);
        _first.Backward(x, _parameters, _gradients, default);
    }

    private void Adam()
    {
        _beta1Power *= 0.9f;
        _beta2Power *= 0.999f;
        var (step, correction) = ((float)(LearningRate / (1 - _beta1Power)), (float)(1 / Math.Sqrt(1 - _beta2Power)));
        for (var i = 0; i < _parameters.Length; i++)
        {
            var g = _gradients[i];
            _mean[i] = (0.9f * _mean[i]) + ((1 - 0.9f) * g);
            _square[i] = (0.999f * _square[i]) + ((1 - 0.999f) * g * g);
            _parameters[i] -= step * _mean[i] / ((MathF.Sqrt(_square[i]) * correction) + 1e-8f);
        }
    }
}
