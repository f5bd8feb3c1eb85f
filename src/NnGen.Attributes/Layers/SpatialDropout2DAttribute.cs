namespace NnGen;

/// <summary>
/// In training, zeroes each channel of an image with probability p, at all positions at once, and divides the others by 1 − p; in inference does nothing
/// (Tompson et al. 2015; PyTorch's Dropout2d).
/// </summary>
/// <remarks>The input is (height, width, channels); the output has its shape.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SpatialDropout2DAttribute : LayerAttribute
{
    /// <summary>Declares a dropout layer of whole channels.</summary>
    /// <param name="rate">The probability p of zeroing a channel, in [0, 1).</param>
    public SpatialDropout2DAttribute(double rate) => Rate = rate;

    /// <summary>The probability p.</summary>
    public double Rate { get; }
}
