namespace NnGen;

/// <summary>The maximum of each feature over windows of time: (time, features) to (⌊(time − poolSize + pads) / S⌋ + 1, features). Beyond the edges there is nothing to find; equal values are one maximum, whose first place gets the gradient.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute : PoolingAttribute
{
    /// <summary>Declares a pooling over time.</summary>
    /// <param name="poolSize">The window's size, at least 1.</param>
    public MaxPool1DAttribute(int poolSize) => PoolSize = poolSize;

    /// <summary>The window's size.</summary>
    public int PoolSize { get; }
}
