namespace NnGen.Bench.Baselines;

/// <summary>The network as plain C# loops over spans and <see cref="MathF"/>.</summary>
internal sealed class LoopNetwork(int[] sizes, bool classifies) : BaselineNetwork(sizes, classifies)
{
    protected override void Dense(Layer layer, ReadOnlySpan<float> x, Span<float> y)
    {
        for (var o = 0; o < y.Length; o++)
        {
            var w = Parameters.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs);
            var sum = Parameters[layer.Bias + o];
            for (var i = 0; i < w.Length; i++)
            {
                sum += w[i] * x[i];
            }

            y[o] = sum;
        }
    }

    protected override void Tanh(Span<float> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = MathF.Tanh(y[i]);
        }
    }

    protected override void ReLU(Span<float> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = y[i] > 0 ? y[i] : 0;
        }
    }

    protected override void Softmax(Span<float> y)
    {
        var max = y[0];
        for (var i = 1; i < y.Length; i++)
        {
            max = y[i] > max ? y[i] : max;
        }

        var sum = 0f;
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = MathF.Exp(y[i] - max);
            sum += y[i];
        }

        for (var i = 0; i < y.Length; i++)
        {
            y[i] /= sum;
        }
    }

    protected override void AddGradients(Layer layer, ReadOnlySpan<float> delta, ReadOnlySpan<float> x)
    {
        for (var o = 0; o < delta.Length; o++)
        {
            var dw = Gradients.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs);
            for (var i = 0; i < dw.Length; i++)
            {
                dw[i] += delta[o] * x[i];
            }

            Gradients[layer.Bias + o] += delta[o];
        }
    }

    protected override void InputGradients(Layer layer, ReadOnlySpan<float> delta, Span<float> dx)
    {
        dx.Clear();
        for (var o = 0; o < delta.Length; o++)
        {
            var w = Parameters.AsSpan(layer.Offset + (o * layer.Inputs), layer.Inputs);
            for (var i = 0; i < w.Length; i++)
            {
                dx[i] += delta[o] * w[i];
            }
        }
    }

    protected override void TanhGradient(ReadOnlySpan<float> y, Span<float> delta)
    {
        for (var i = 0; i < delta.Length; i++)
        {
            delta[i] *= 1 - (y[i] * y[i]);
        }
    }

    protected override void ReLUGradient(ReadOnlySpan<float> y, Span<float> delta)
    {
        for (var i = 0; i < delta.Length; i++)
        {
            delta[i] = y[i] > 0 ? delta[i] : 0;
        }
    }

    protected override void Adam(float step, float correction)
    {
        for (var i = 0; i < Parameters.Length; i++)
        {
            var g = Gradients[i];
            Mean[i] = (0.9f * Mean[i]) + ((1 - 0.9f) * g);
            Square[i] = (0.999f * Square[i]) + ((1 - 0.999f) * g * g);
            Parameters[i] -= step * Mean[i] / ((MathF.Sqrt(Square[i]) * correction) + 1e-8f);
        }
    }
}
