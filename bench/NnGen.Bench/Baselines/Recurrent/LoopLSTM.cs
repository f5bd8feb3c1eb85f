namespace NnGen.Bench.Baselines.Recurrent;

/// <summary>The long short-term memory, gates in the order i, f, g, o.</summary>
internal sealed class LoopLSTM(int inputs, int units, float[] parameters) : LoopRecurrence(inputs, units, 4, parameters)
{
    private readonly float[] _c = new float[units];

    protected override void Update()
    {
        var n = _c.Length;
        for (var j = 0; j < n; j++)
        {
            float Gate(int gate) => FromInput[(gate * n) + j] + FromState[(gate * n) + j];

            _c[j] = (Sigmoid(Gate(1)) * _c[j]) + (Sigmoid(Gate(0)) * MathF.Tanh(Gate(2)));
            H[j] = Sigmoid(Gate(3)) * MathF.Tanh(_c[j]);
        }
    }
}
