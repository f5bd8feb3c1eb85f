namespace NnGen;

/// <summary>The maximum of each channel over the whole image: (height, width, channels) to (channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : LayerAttribute
{
}
