namespace NnGen.Bench.Baselines.Recurrent;

/// <summary>A recurrent layer and a dense one as anyone would write them, step by step.</summary>
internal abstract class LoopRecurrence
{
    private readonly int _inputs;
    private readonly int _rows;
    private readonly float[] _w;
    private readonly float[] _u;
    private readonly float[] _inputBias;
    private readonly float[] _stateBias;
    private readonly float[] _outputWeights;
    private readonly float _outputBias;

    /// <param name="inputs">The features of a step.</param>
    /// <param name="units">The units.</param>
    /// <param name="gates">The gates, whose units lie side by side in the weights.</param>
    /// <param name="parameters">The parameters in their logical order.</param>
    protected LoopRecurrence(int inputs, int units, int gates, float[] parameters)
    {
        (_inputs, _rows, H) = (inputs, gates * units, new float[units]);
        var start = 0;
        float[] Take(int length) => parameters[start..(start += length)];

        (_w, _u, _inputBias, _stateBias) = (Take(inputs * _rows), Take(units * _rows), Take(_rows), Take(_rows));
        (_outputWeights, _outputBias) = (Take(units), Take(1)[0]);
        (FromInput, FromState) = (new float[_rows], new float[_rows]);
    }

    protected float[] H { get; }

    /// <summary>x·W + b.</summary>
    protected float[] FromInput { get; }

    /// <summary>h·U + b.</summary>
    protected float[] FromState { get; }

    /// <summary>Takes in a step and gives the dense layer's one output.</summary>
    public float Step(ReadOnlySpan<float> x)
    {
        _inputBias.CopyTo(FromInput, 0);
        _stateBias.CopyTo(FromState, 0);
        Multiply(x[.._inputs], _w, FromInput);
        Multiply(H, _u, FromState);
        Update();
        var y = _outputBias;
        for (var i = 0; i < H.Length; i++)
        {
            y += H[i] * _outputWeights[i];
        }

        return y;
    }

    protected static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>Makes the new state of the gates.</summary>
    protected abstract void Update();

    private void Multiply(ReadOnlySpan<float> x, float[] weights, float[] sums)
    {
        for (var k = 0; k < x.Length; k++)
        {
            for (var o = 0; o < _rows; o++)
            {
                sums[o] += x[k] * weights[(k * _rows) + o];
            }
        }
    }
}
