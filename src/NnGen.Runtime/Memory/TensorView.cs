namespace NnGen;

/// <summary>
/// A tensor inside a larger block, read and written in place: rows along the last axis, with pads between them that the view hides.
/// </summary>
public readonly ref struct TensorView
{
    private readonly Span<float> _storage;

    /// <summary>Views a tensor that starts at the first element of <paramref name="storage"/>.</summary>
    /// <param name="storage">At least (rows − 1) · <paramref name="rowStride"/> + the last axis floats, rows being the product of the other axes.</param>
    /// <param name="shape">The axes, each at least 1; empty for a scalar.</param>
    /// <param name="rowStride">The distance between rows in floats, at least the last axis.</param>
    /// <exception cref="ArgumentException">An axis, the stride or the storage is too small.</exception>
    public TensorView(Span<float> storage, ReadOnlySpan<int> shape, int rowStride)
    {
        var rows = 1L;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] < 1)
            {
                throw new ArgumentException(FormattableString.Invariant($"shape[{axis}] must be at least 1, but is {shape[axis]}."), nameof(shape));
            }

            rows *= axis < shape.Length - 1 ? shape[axis] : 1;
        }

        var rowLength = shape.IsEmpty ? 1 : shape[^1];
        if (rowStride < rowLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"rowStride must be at least the last axis, {rowLength}, but is {rowStride}."), nameof(rowStride));
        }

        var needed = ((rows - 1) * rowStride) + rowLength;
        if (storage.Length < needed)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"storage must hold at least {needed} floats, but has {storage.Length}."), nameof(storage));
        }

        _storage = storage[..(int)needed];
        Shape = shape;
        RowStride = rowStride;
        RowCount = (int)rows;
    }

    /// <summary>The axes.</summary>
    public ReadOnlySpan<int> Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Length;

    /// <summary>The number of elements, pads not counted.</summary>
    public int Length => RowCount * RowLength;

    /// <summary>The distance between rows in floats.</summary>
    public int RowStride { get; }

    private int RowCount { get; }

    private int RowLength => Shape.IsEmpty ? 1 : Shape[^1];

    /// <summary>An element of a vector.</summary>
    /// <exception cref="ArgumentException">The tensor has not one axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the axis.</exception>
    public ref float this[int i]
    {
        get
        {
            CheckRank(1);
            return ref _storage[Checked(i, 0)];
        }
    }

    /// <summary>An element of a matrix.</summary>
    /// <exception cref="ArgumentException">The tensor has not two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref float this[int i, int j]
    {
        get
        {
            CheckRank(2);
            return ref _storage[(Checked(i, 0) * RowStride) + Checked(j, 1)];
        }
    }

    /// <summary>An element of a tensor of any rank.</summary>
    /// <exception cref="ArgumentException">The number of indices is not the number of axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref float this[params ReadOnlySpan<int> indices]
    {
        get
        {
            CheckRank(indices.Length);
            var row = 0;
            for (var axis = 0; axis < Rank - 1; axis++)
            {
                row = (row * Shape[axis]) + Checked(indices[axis], axis);
            }

            return ref _storage[(row * RowStride) + (Rank == 0 ? 0 : Checked(indices[^1], Rank - 1))];
        }
    }

    /// <summary>Copies all elements in row-major order, without pads.</summary>
    /// <param name="destination"><see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        for (var row = 0; row < RowCount; row++)
        {
            _storage.Slice(row * RowStride, RowLength).CopyTo(destination[(row * RowLength)..]);
        }
    }

    /// <summary>Overwrites all elements in row-major order; pads stay as they are.</summary>
    /// <param name="source"><see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        for (var row = 0; row < RowCount; row++)
        {
            source.Slice(row * RowLength, RowLength).CopyTo(_storage[(row * RowStride)..]);
        }
    }

    /// <summary>Sets all elements to one value; pads stay as they are.</summary>
    public void Fill(float value)
    {
        for (var row = 0; row < RowCount; row++)
        {
            _storage.Slice(row * RowStride, RowLength).Fill(value);
        }
    }

    private int Checked(int index, int axis)
    {
        if ((uint)index >= (uint)Shape[axis])
        {
            throw new ArgumentOutOfRangeException(
                axis switch { 0 => "i", 1 => "j", _ => "indices" },
                FormattableString.Invariant($"The index of axis {axis} must be between 0 and {Shape[axis] - 1}, but is {index}."));
        }

        return index;
    }

    private void CheckRank(int count)
    {
        if (count != Rank)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The tensor has {Rank} axes ({ShapeText.Of(Shape)}), but there are {count} indices."), "indices");
        }
    }

    private void CheckLength(int length, string name)
    {
        if (length != Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} must have {Length} floats ({ShapeText.Of(Shape)}), but has {length}."), name);
        }
    }
}
