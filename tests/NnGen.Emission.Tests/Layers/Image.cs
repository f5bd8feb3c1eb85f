namespace NnGen.Emission.Tests.Layers;

/// <summary>A mini-batch of images, channels last, and 0 everywhere around them.</summary>
internal sealed class Image(double[] values, int height, int width, int channels)
{
    public Image(int batch, int height, int width, int channels)
        : this(new double[batch * height * width * channels], height, width, channels)
    {
    }

    public double[] Values { get; } = values;

    public int Channels { get; } = channels;

    /// <summary>Every sample, row, column and channel.</summary>
    public IEnumerable<(int N, int I, int J, int C)> Positions =>
        from n in Enumerable.Range(0, Values.Length / (height * width * Channels))
        from i in Enumerable.Range(0, height)
        from j in Enumerable.Range(0, width)
        from c in Enumerable.Range(0, Channels)
        select (n, i, j, c);

    public double this[int n, int i, int j, int c]
    {
        get => IsInside(i, j) ? Values[(((((n * height) + i) * width) + j) * Channels) + c] : 0;
        set => Values[(((((n * height) + i) * width) + j) * Channels) + c] = value;
    }

    public bool IsInside(int i, int j) => i >= 0 && i < height && j >= 0 && j < width;
}
