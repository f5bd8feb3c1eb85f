namespace NnGen.Generator.Layers;

/// <summary>
/// A window that goes along one axis: at position p it covers the elements p·<see cref="Stride"/> + t·<see cref="Dilation"/> − <see cref="Before"/>, t from 0 to
/// <see cref="Size"/> − 1, of an axis of <see cref="Extent"/> elements with so many more <see cref="Before"/> and <see cref="After"/> it.
/// </summary>
internal readonly record struct WindowAxis(int Extent, int Size, int Stride, int Dilation, int Before, int After)
{
    /// <summary>The axis with as many elements around it as give ⌈extent / stride⌉ positions, the smaller half first.</summary>
    public static WindowAxis Same(int extent, int size, int stride, int dilation)
    {
        var last = (extent - 1) / stride * (long)stride;
        var total = (int)Math.Min(Math.Max(last + Reach(size, dilation) - extent, 0), int.MaxValue);
        return new(extent, size, stride, dilation, total / 2, total - (total / 2));
    }

    /// <summary>The elements from the first to the last that a window of a size covers.</summary>
    public static long Reach(int size, int dilation) => ((size - 1L) * dilation) + 1;

    /// <summary>The elements with those around them.</summary>
    public long Padded => (long)Before + Extent + After;

    /// <summary>The positions of the window, ⌊(W − K + P) / S⌋ + 1 with the window's reach as K; 0 where it fits nowhere.</summary>
    public int Positions => (int)(Math.Max(0, Padded - Reach(Size, Dilation) + Stride) / Stride);

    /// <summary>Whether the windows follow each other without overlap or gap.</summary>
    public bool IsTiled => Stride == Size && Dilation == 1;
}
