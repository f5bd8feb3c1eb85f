using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>How kernels that are stored channels-last stand in files: PyTorch's (out, in, height, width), or (out, in, size).</summary>
internal static class KernelLayout
{
    /// <summary>The view of a kernel stored as [sizes…, in, out] with out and in first.</summary>
    public static FileLayout OutFirst(params int[] stored) => Of(stored, stored.Length - 1, stored.Length - 2);

    /// <summary>The view of a kernel stored as [sizes…, in, out] with in and out first.</summary>
    public static FileLayout InFirst(params int[] stored) => Of(stored, stored.Length - 2, stored.Length - 1);

    /// <summary>
    /// The view of kernels stored as [sizes…, channels, multiplier] as [channels·multiplier, 1, sizes…]. Channels and multiplier are axes of their own in it: where the
    /// last stored axis is padded, no stride goes over both.
    /// </summary>
    public static FileLayout Depthwise(int[] sizes, int channels, int multiplier)
    {
        int[] strides = RowMajor([.. sizes, channels * multiplier]);
        int[] extents = [channels, multiplier, .. sizes];
        var part = new FileLayoutPart(0, 0, new(extents), new(RowMajor(extents)), new([multiplier, 1, .. strides.Take(sizes.Length)]));
        return new(new([channels * multiplier, 1, .. sizes]), [part]);
    }

    private static FileLayout Of(int[] stored, int first, int second)
    {
        int[] order = [first, second, .. Enumerable.Range(0, stored.Length - 2)];
        var (strides, shape) = (RowMajor(stored), order.Select(axis => stored[axis]).ToArray());
        var part = new FileLayoutPart(0, 0, new(shape), new(RowMajor(shape)), order.Select(axis => strides[axis]).ToEquatableArray());
        return new(new(shape), [part]);
    }

    private static int[] RowMajor(int[] extents) =>
        [.. extents.Select((_, axis) => extents.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent))];
}
