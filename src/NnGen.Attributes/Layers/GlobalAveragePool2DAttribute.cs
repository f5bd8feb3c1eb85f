namespace NnGen;

/// <summary>The mean of each channel over the whole image: (height, width, channels) to (channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePool2DAttribute : LayerAttribute
{
}
