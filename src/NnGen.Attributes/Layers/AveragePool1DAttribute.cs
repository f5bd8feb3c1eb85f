namespace NnGen;

/// <summary>The mean of each feature over windows of time: (time, features) to (⌊(time − poolSize + pads) / S⌋ + 1, features). Beyond the edges there is nothing, or with <see cref="CountPadding"/> zeros.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute : PoolingAttribute
{
    /// <summary>Declares a pooling over time.</summary>
    /// <param name="poolSize">The window's size, at least 1.</param>
    public AveragePool1DAttribute(int poolSize) => PoolSize = poolSize;

    /// <summary>The window's size.</summary>
    public int PoolSize { get; }

    /// <summary>Whether what lies beyond the edges counts as zeros (PyTorch's and ONNX's count_include_pad); if not, a mean is over the values inside alone.</summary>
    public bool CountPadding { get; set; }
}
