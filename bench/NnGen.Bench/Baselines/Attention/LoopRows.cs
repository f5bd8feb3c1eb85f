namespace NnGen.Bench.Baselines.Attention;

/// <summary>y = b + x·W for each row.</summary>
internal sealed class LoopRows(float[] weights, float[] bias)
{
    public void Forward(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        var inputs = weights.Length / bias.Length;
        for (var row = 0; row < rows; row++)
        {
            var sums = y.Slice(row * bias.Length, bias.Length);
            bias.CopyTo(sums);
            for (var k = 0; k < inputs; k++)
            {
                var value = x[(row * inputs) + k];
                for (var o = 0; o < sums.Length; o++)
                {
                    sums[o] += value * weights[(k * sums.Length) + o];
                }
            }
        }
    }
}
