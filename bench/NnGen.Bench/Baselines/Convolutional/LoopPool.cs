namespace NnGen.Bench.Baselines.Convolutional;

/// <summary>The largest of 2×2 neighbours in each channel of one sample of [height, width, channels], as plain C# loops.</summary>
internal sealed class LoopPool(int height, int width, int channels)
{
    /// <summary>Where each output came from.</summary>
    private readonly int[] _sources = new int[height / 2 * (width / 2) * channels];

    public int OutputSize => _sources.Length;

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        var next = 0;
        for (var row = 0; row < height / 2; row++)
        {
            for (var column = 0; column < width / 2; column++)
            {
                for (var c = 0; c < channels; c++, next++)
                {
                    var first = (((2 * row * width) + (2 * column)) * channels) + c;
                    var best = first;
                    best = x[first + channels] > x[best] ? first + channels : best;
                    best = x[first + (width * channels)] > x[best] ? first + (width * channels) : best;
                    best = x[first + ((width + 1) * channels)] > x[best] ? first + ((width + 1) * channels) : best;
                    (_sources[next], y[next]) = (best, x[best]);
                }
            }
        }
    }

    /// <summary>Each δ goes to where its value came from, and the others are zero.</summary>
    public void InputGradients(ReadOnlySpan<float> delta, Span<float> dx)
    {
        dx.Clear();
        for (var i = 0; i < _sources.Length; i++)
        {
            dx[_sources[i]] = delta[i];
        }
    }
}
