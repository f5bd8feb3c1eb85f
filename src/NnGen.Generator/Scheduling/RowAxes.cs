using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>The axes that a kernel's rows run over, and how an operand lies along them.</summary>
internal sealed class RowAxes
{
    private readonly int[] _order;

    /// <param name="shape">The batch axis and the leading axes; the last axis has the columns.</param>
    /// <param name="order">The order of the loops over the leading axes, outermost first, where it is not theirs.</param>
    public RowAxes(Shape shape, int[]? order = null)
    {
        Shape = shape;
        _order = order ?? [.. Enumerable.Range(0, Math.Max(0, shape.Rank - 1))];
        Extents = [.. shape.HasBatch ? [Extent.Rows] : Array.Empty<Extent>(), .. _order.Select(axis => new Extent(shape.Axes[axis]))];
    }

    public Shape Shape { get; }

    /// <summary>The loops' extents, the batch's first.</summary>
    public IReadOnlyList<Extent> Extents { get; }

    /// <summary>The loop of an axis counted from the last one, the columns'.</summary>
    public int LoopOf(int axisFromLast) => Array.IndexOf(_order, Shape.Rank - 1 - axisFromLast) + (Shape.HasBatch ? 1 : 0);

    /// <summary>The strides through rows that lie evenly spaced.</summary>
    public EquatableArray<int> Even(int rowStride)
    {
        var strides = new int[Shape.Rank];
        for (var axis = Shape.Rank - 2; axis >= 0; axis--)
        {
            strides[axis] = rowStride;
            rowStride *= Shape.Axes[axis];
        }

        return Ordered(rowStride, strides);
    }

    /// <summary>The strides of a placement that has these axes too, whatever their extents.</summary>
    public EquatableArray<int> Of(Placement place) => Ordered(place.BatchStride, place.Strides.ToArray());

    /// <summary>
    /// How a tensor lies along these rows: row by row if it has as many, else axis by axis, broadcast as NumPy does; null where it does not fit.
    /// </summary>
    public EquatableArray<int>? Of(Placement place, Shape shape)
    {
        if (shape.HasBatch == Shape.HasBatch && shape.RowsPerSample == Shape.RowsPerSample && EvenStride(place, shape) is { } even)
        {
            return Even(even);
        }

        var (strides, missing) = (new int[Shape.Rank], Shape.Rank - shape.Rank);
        if (missing < 0 || (shape.HasBatch && !Shape.HasBatch))
        {
            return null;
        }

        for (var axis = 0; axis < shape.Rank - 1; axis++)
        {
            if (shape.Axes[axis] != 1 && shape.Axes[axis] != Shape.Axes[axis + missing])
            {
                return null;
            }

            strides[axis + missing] = shape.Axes[axis] == 1 ? 0 : place.Strides[axis];
        }

        return Ordered(place.BatchStride, strides);
    }

    /// <summary>The distance of a tensor's rows, or null where they are not evenly spaced.</summary>
    private static int? EvenStride(Placement place, Shape shape)
    {
        var (rowStride, next) = (0, 0);
        for (var axis = shape.Rank - 2; axis >= 0; axis--)
        {
            if (shape.Axes[axis] == 1)
            {
                continue;
            }

            if (next != 0 && place.Strides[axis] != next)
            {
                return null;
            }

            rowStride = next == 0 ? place.Strides[axis] : rowStride;
            next = place.Strides[axis] * shape.Axes[axis];
        }

        return next == 0 ? place.BatchStride : !shape.HasBatch || place.BatchStride == next ? rowStride : null;
    }

    private EquatableArray<int> Ordered(int batchStride, int[] strides) =>
        [.. Shape.HasBatch ? [batchStride] : Array.Empty<int>(), .. _order.Select(axis => strides[axis])];
}
