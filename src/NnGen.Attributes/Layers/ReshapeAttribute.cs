namespace NnGen;

/// <summary>Gives a sample another shape with the same number of values in the same order.</summary>
/// <remarks>
/// An image made of a flat sample is read in the order height, width, channels. PyTorch's views read it channels first, so that the units of a dense layer before it stand
/// in another order there; files keep the order here.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>Declares a reshape.</summary>
    /// <param name="shape">The new axes of one sample, each at least 1; their product is the number of values that come in.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The new axes of one sample.</summary>
    public int[] Shape { get; }
}
