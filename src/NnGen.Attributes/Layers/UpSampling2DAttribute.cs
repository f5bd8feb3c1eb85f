namespace NnGen;

/// <summary>Repeats rows and columns of an image: (height, width, channels) to (height·size, width·size, channels), each value the nearest of the input.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSampling2DAttribute : LayerAttribute
{
    /// <summary>Declares an enlargement.</summary>
    /// <param name="size">How often each row and column stands, at least 1.</param>
    public UpSampling2DAttribute(int size) => Size = size;

    /// <summary>How often each row and column stands.</summary>
    public int Size { get; }
}
