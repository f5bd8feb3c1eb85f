namespace NnGen.Bench.Baselines.Recurrent;

/// <summary>
/// A long short-term memory over a sequence and a dense layer with one output on its last state, and their training step by Adam through all of
/// time, as plain loops, sample by sample.
/// </summary>
internal sealed class LoopLSTMNetwork(int steps, int inputs, int units) : IBaseline
{
    private readonly LoopAdam _adam = new(((inputs + units + 2) * 4 * units) + units + 1);
    private readonly float[] _gates = new float[steps * 4 * units];
    private readonly float[] _c = new float[(steps + 1) * units];
    private readonly float[] _h = new float[(steps + 1) * units];
    private readonly float[] _gateGradients = new float[4 * units];
    private readonly float[] _cGradients = new float[units];
    private readonly float[] _hGradients = new float[units];

    public float LearningRate { get; init; } = 1e-3f;

    private int Rows => 4 * units;

    private int U => inputs * Rows;

    private int Biases => U + (units * Rows);

    private int Output => Biases + (2 * Rows);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(_adam.Parameters);

    public void Predict(ReadOnlySpan<float> source, Span<float> outputs)
    {
        for (var n = 0; n < outputs.Length; n++)
        {
            outputs[n] = Forward(source.Slice(n * steps * inputs, steps * inputs));
        }
    }

    public float Step(ReadOnlySpan<float> source, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        var loss = 0f;
        _adam.Gradients.AsSpan().Clear();
        for (var n = 0; n < targets.Length; n++)
        {
            var x = source.Slice(n * steps * inputs, steps * inputs);
            var error = Forward(x) - targets[n];
            loss += error * error;
            Backward(x, 2 * error / targets.Length);
        }

        _adam.Step(LearningRate);
        return loss / targets.Length;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private float Forward(ReadOnlySpan<float> x)
    {
        for (var t = 0; t < steps; t++)
        {
            var z = _gates.AsSpan(t * Rows, Rows);
            for (var o = 0; o < Rows; o++)
            {
                z[o] = _adam.Parameters[Biases + o] + _adam.Parameters[Biases + Rows + o];
            }

            AddProduct(x.Slice(t * inputs, inputs), _adam.Parameters.AsSpan(0, U), z);
            AddProduct(_h.AsSpan(t * units, units), _adam.Parameters.AsSpan(U, units * Rows), z);
            Update(z, _c.AsSpan(t * units, 2 * units), _h.AsSpan((t + 1) * units, units));
        }

        var y = _adam.Parameters[Output + units];
        for (var j = 0; j < units; j++)
        {
            y += _h[(steps * units) + j] * _adam.Parameters[Output + j];
        }

        return y;
    }

    /// <summary>Gates in the order i, f, g, o; <paramref name="c"/> holds the state before and after.</summary>
    private void Update(Span<float> z, Span<float> c, Span<float> h)
    {
        for (var j = 0; j < units; j++)
        {
            var (i, f, g, o) = (Sigmoid(z[j]), Sigmoid(z[units + j]), MathF.Tanh(z[(2 * units) + j]), Sigmoid(z[(3 * units) + j]));
            (z[j], z[units + j], z[(2 * units) + j], z[(3 * units) + j]) = (i, f, g, o);
            c[units + j] = (f * c[j]) + (i * g);
            h[j] = o * MathF.Tanh(c[units + j]);
        }
    }

    private void Backward(ReadOnlySpan<float> x, float delta)
    {
        var gradients = _adam.Gradients;
        for (var j = 0; j < units; j++)
        {
            gradients[Output + j] += delta * _h[(steps * units) + j];
            _hGradients[j] = delta * _adam.Parameters[Output + j];
        }

        gradients[Output + units] += delta;
        _cGradients.AsSpan().Clear();
        for (var t = steps - 1; t >= 0; t--)
        {
            GateGradients(_gates.AsSpan(t * Rows, Rows), _c.AsSpan(t * units, 2 * units));
            AddOuter(x.Slice(t * inputs, inputs), gradients.AsSpan(0, U));
            AddOuter(_h.AsSpan(t * units, units), gradients.AsSpan(U, units * Rows));
            for (var o = 0; o < Rows; o++)
            {
                gradients[Biases + o] += _gateGradients[o];
                gradients[Biases + Rows + o] += _gateGradients[o];
            }

            StateGradients();
        }
    }

    private void GateGradients(ReadOnlySpan<float> gates, ReadOnlySpan<float> c)
    {
        for (var j = 0; j < units; j++)
        {
            var (i, f, g, o) = (gates[j], gates[units + j], gates[(2 * units) + j], gates[(3 * units) + j]);
            var s = MathF.Tanh(c[units + j]);
            var dc = _cGradients[j] + (_hGradients[j] * o * (1 - (s * s)));
            _gateGradients[j] = dc * g * i * (1 - i);
            _gateGradients[units + j] = dc * c[j] * f * (1 - f);
            _gateGradients[(2 * units) + j] = dc * i * (1 - (g * g));
            _gateGradients[(3 * units) + j] = _hGradients[j] * s * o * (1 - o);
            _cGradients[j] = dc * f;
        }
    }

    private void StateGradients()
    {
        for (var k = 0; k < units; k++)
        {
            var u = _adam.Parameters.AsSpan(U + (k * Rows), Rows);
            var sum = 0f;
            for (var o = 0; o < u.Length; o++)
            {
                sum += u[o] * _gateGradients[o];
            }

            _hGradients[k] = sum;
        }
    }

    private void AddProduct(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> sums)
    {
        for (var k = 0; k < x.Length; k++)
        {
            for (var o = 0; o < sums.Length; o++)
            {
                sums[o] += x[k] * weights[(k * sums.Length) + o];
            }
        }
    }

    private void AddOuter(ReadOnlySpan<float> x, Span<float> gradients)
    {
        for (var k = 0; k < x.Length; k++)
        {
            for (var o = 0; o < _gateGradients.Length; o++)
            {
                gradients[(k * _gateGradients.Length) + o] += x[k] * _gateGradients[o];
            }
        }
    }
}
