namespace NnGen;

/// <summary>What the poolings have in common: a window that goes over the axes before the last, the channels, each by itself.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    private protected PoolingAttribute()
    {
    }

    /// <summary>The step from one window to the next in every direction, at least 1; left out, the window's own size.</summary>
    public int Strides { get; set; }

    /// <summary>How far windows go beyond the edges.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// How far windows go beyond the edges, each at least 0 and less than the window: top, left, bottom and right, or before and after where there is one axis.
    /// Not beside <see cref="Padding.Same"/>.
    /// </summary>
    public int[]? Pads { get; set; }
}
