namespace NnGen.Generator.Graph;

/// <summary>
/// How a parameter stands in files, where that is not as stored: its shape there, and the parts it is made of.
/// </summary>
internal sealed record FileLayout(EquatableArray<int> Shape, EquatableArray<FileLayoutPart> Parts);

/// <summary>
/// A part of a parameter: the element at index e of <see cref="Extents"/> is number <see cref="FileStart"/> + Σ e·<see cref="FileStrides"/> in the
/// file and <see cref="Start"/> + Σ e·<see cref="Strides"/> as stored, both in row-major order without pads.
/// </summary>
internal sealed record FileLayoutPart(
    int FileStart, int Start, EquatableArray<int> Extents, EquatableArray<int> FileStrides, EquatableArray<int> Strides);
