namespace NnGen.Emission.Tests.Networks;

/// <summary>Comparisons to the last bit: the sign of a zero counts, and NaN equals itself.</summary>
internal static class Bits
{
    public static uint[] Of(IEnumerable<float> values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];

    /// <summary>Predicts rows together and one by one.</summary>
    public static void AssertRowsAloneEqualBatch(EmittedNetwork network, float[] inputs, float[] storage)
    {
        var code = network.Code;
        var rows = inputs.Length / code.InputSize;
        Assert.InRange(rows, 2, int.MaxValue);
        var together = new float[rows * code.OutputSize];
        code.Predict(storage, network.Buffers, inputs, together);
        for (var row = 0; row < rows; row++)
        {
            var alone = new float[code.OutputSize];
            code.Predict(storage, network.Buffers, inputs.AsSpan(row * code.InputSize, code.InputSize), alone);
            Assert.Equal(Of(together.Skip(row * code.OutputSize).Take(code.OutputSize)), Of(alone));
        }
    }
}
