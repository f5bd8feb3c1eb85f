using System.Collections.Immutable;

namespace NnGen;

/// <summary>
/// How a tensor stands in files where that differs from memory: its shape there, and the parts it is made of. Every element of the file
/// belongs to one part.
/// </summary>
/// <param name="Shape">The axes in files: a dense weight is [out, in].</param>
/// <param name="Parts">The parts.</param>
public sealed record FileView(ImmutableArray<int> Shape, ImmutableArray<FilePart> Parts)
{
    /// <summary>A view of one part: the file's element e, row-major over the shape, lies at Σ e·strides.</summary>
    /// <param name="shape">The axes in files.</param>
    /// <param name="strides">The distance in memory, in floats, between neighbours along each axis.</param>
    public FileView(ImmutableArray<int> shape, ImmutableArray<int> strides)
        : this(shape, [new FilePart(0, 0, shape, RowMajor(shape), strides)])
    {
    }

    internal static ImmutableArray<int> RowMajor(ImmutableArray<int> shape)
    {
        var strides = new int[shape.Length];
        var stride = 1;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = checked(stride * shape[axis]);
        }

        return [.. strides];
    }
}

/// <summary>
/// A part of a tensor: the element at index e of <see cref="Extents"/> is number <see cref="FileOffset"/> + Σ e·<see cref="FileStrides"/> in the
/// file, in row-major order, and lies at <see cref="Offset"/> + Σ e·<see cref="Strides"/> from the tensor's first float in memory.
/// </summary>
/// <param name="FileOffset">The number in the file of its first element.</param>
/// <param name="Offset">Where that lies from the tensor's first float.</param>
/// <param name="Extents">The part's axes.</param>
/// <param name="FileStrides">The distance in the file between neighbours along each axis.</param>
/// <param name="Strides">The same in memory, in floats.</param>
public sealed record FilePart(
    int FileOffset, int Offset, ImmutableArray<int> Extents, ImmutableArray<int> FileStrides, ImmutableArray<int> Strides);
