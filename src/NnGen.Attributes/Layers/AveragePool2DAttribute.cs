namespace NnGen;

/// <summary>
/// The mean of each channel of (height, width, channels) over windows; along an axis there are ⌊(size − pool + pads) / S⌋ + 1 of them. Beyond the edges there is nothing, or with <see cref="CountPadding"/> zeros.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool2DAttribute : PoolingAttribute
{
    /// <summary>Declares a pooling over square windows.</summary>
    /// <param name="poolSize">The window's height and width, at least 1.</param>
    public AveragePool2DAttribute(int poolSize)
        : this(poolSize, poolSize)
    {
    }

    /// <summary>Declares a pooling.</summary>
    /// <param name="poolHeight">The window's height, at least 1.</param>
    /// <param name="poolWidth">The window's width, at least 1.</param>
    public AveragePool2DAttribute(int poolHeight, int poolWidth)
    {
        PoolHeight = poolHeight;
        PoolWidth = poolWidth;
    }

    /// <summary>The window's height.</summary>
    public int PoolHeight { get; }

    /// <summary>The window's width.</summary>
    public int PoolWidth { get; }

    /// <summary>Whether what lies beyond the edges counts as zeros (PyTorch's and ONNX's count_include_pad); if not, a mean is over the values inside alone.</summary>
    public bool CountPadding { get; set; }
}
