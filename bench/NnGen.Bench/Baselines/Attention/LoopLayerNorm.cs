namespace NnGen.Bench.Baselines.Attention;

/// <summary>γ·(x − μ)/√(σ² + 1e-5) + β for each row.</summary>
internal sealed class LoopLayerNorm(float[] scale, float[] shift)
{
    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var start = 0; start < x.Length; start += scale.Length)
        {
            var (sum, squares) = (0f, 0f);
            for (var i = 0; i < scale.Length; i++)
            {
                sum += x[start + i];
            }

            var mean = sum / scale.Length;
            for (var i = 0; i < scale.Length; i++)
            {
                squares += (x[start + i] - mean) * (x[start + i] - mean);
            }

            var factor = 1 / MathF.Sqrt((squares / scale.Length) + 1e-5f);
            for (var i = 0; i < scale.Length; i++)
            {
                y[start + i] = (scale[i] * (x[start + i] - mean) * factor) + shift[i];
            }
        }
    }
}
