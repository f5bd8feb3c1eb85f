namespace NnGen.Bench.Baselines.Recurrent;

/// <summary>The gated recurrent unit that resets after the product, gates in the order r, z, n.</summary>
internal sealed class LoopGRU(int inputs, int units, float[] parameters) : LoopRecurrence(inputs, units, 3, parameters)
{
    protected override void Update()
    {
        var n = H.Length;
        for (var j = 0; j < n; j++)
        {
            var reset = Sigmoid(FromInput[j] + FromState[j]);
            var update = Sigmoid(FromInput[n + j] + FromState[n + j]);
            var candidate = MathF.Tanh(FromInput[(2 * n) + j] + (reset * FromState[(2 * n) + j]));
            H[j] = ((1 - update) * candidate) + (update * H[j]);
        }
    }
}
