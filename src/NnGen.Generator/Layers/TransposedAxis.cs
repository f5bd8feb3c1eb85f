namespace NnGen.Generator.Layers;

/// <summary>
/// A window that adds along one axis instead of reading: element i reaches i·stride + t·dilation of <see cref="Reached"/>, of which the first <see cref="Before"/> and the last
/// <see cref="After"/> are cut off.
/// </summary>
internal readonly record struct TransposedAxis(long Reached, int Before, int After)
{
    public long Extent => Reached - Before - After;

    /// <summary>The axis of an option's pads, longer by <paramref name="more"/> than the window reaches.</summary>
    public static TransposedAxis Explicit(int extent, int size, int stride, int dilation, int before, int after, int more) =>
        new(((extent - 1L) * stride) + WindowAxis.Reach(size, dilation) + more, before, after);

    /// <summary>The axis that becomes extent·stride long, the smaller half of what is cut off first.</summary>
    public static TransposedAxis Same(int extent, int size, int stride, int dilation)
    {
        var reach = WindowAxis.Reach(size, dilation);
        var total = (int)Math.Min(Math.Max(reach - stride, 0), int.MaxValue);
        var more = (int)Math.Max(stride - reach, 0);
        return Explicit(extent, size, stride, dilation, total / 2, total - (total / 2), more);
    }
}
