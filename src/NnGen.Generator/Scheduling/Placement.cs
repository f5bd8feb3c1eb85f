using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Where each element of a tensor lies: the sum of its indices, each times the stride of its axis, from the start of a place in memory.
/// Views are other strides over the same memory.
/// </summary>
/// <param name="Storage">The memory; its first column is the first element's.</param>
/// <param name="BatchStride">The floats from one sample to the next, 0 without a batch axis.</param>
/// <param name="Strides">The floats from one element to the next along each axis, N not counted.</param>
internal sealed record Placement(Storage Storage, int BatchStride, EquatableArray<int> Strides)
{
    /// <summary>A tensor whose rows lie evenly spaced.</summary>
    public static Placement Of(Storage storage, Shape shape)
    {
        var strides = new int[shape.Rank];
        var isDense = storage.RowLength == storage.RowStride;
        if (!isDense && storage.RowLength != shape.RowLength)
        {
            throw new InvalidOperationException($"Rows of {storage.RowLength} floats with pads are no rows of {shape}.");
        }

        var stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = axis == shape.Rank - 1 && !isDense ? storage.RowStride : stride * shape.Axes[axis];
        }

        return new(storage, shape.HasBatch ? storage.RowsPerSample * storage.RowStride : 0, new(strides));
    }

    /// <summary>The same elements in the same order under another shape, or null where one stride an axis does not describe them.</summary>
    public Placement? Reshaped(Shape from, Shape to)
    {
        var (strides, axis, extent, stride) = (new int[to.Rank], from.Rank, 1, 1);
        strides[to.Rank - 1] = 1;
        for (var i = to.Rank - 1; i >= 0; i--)
        {
            var wanted = to.Axes[i];
            while (wanted > 1 && extent % wanted != 0 && axis > 0)
            {
                axis--;
                if (from.Axes[axis] > 1)
                {
                    if (extent > 1 && Strides[axis] != extent * stride)
                    {
                        return null;
                    }

                    (extent, stride) = extent > 1 ? (extent * from.Axes[axis], stride) : (from.Axes[axis], Strides[axis]);
                }
            }

            if (wanted > 1)
            {
                if (extent % wanted != 0)
                {
                    return null;
                }

                (strides[i], extent, stride) = (stride, extent / wanted, stride * wanted);
            }
        }

        var space = to.RowLength == from.RowLength ? Storage.Space : to.RowLength;
        return this with { Storage = Storage with { Space = space }, Strides = new(strides) };
    }

    /// <summary>Whether all samples' elements lie one behind the other, in order.</summary>
    public bool IsContiguous(Shape shape)
    {
        var next = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (shape.Axes[axis] != 1 && Strides[axis] != next)
            {
                return false;
            }

            next *= shape.Axes[axis];
        }

        return !shape.HasBatch || BatchStride == next;
    }

    /// <summary>The part of it that starts at an element along an axis.</summary>
    public Placement From(int axis, int start) =>
        this with { Storage = Storage with { ColumnStart = Storage.ColumnStart + (start * Strides[axis]), Space = axis == Strides.Count - 1 ? Storage.Space - start : Storage.Space } };

    /// <summary>One step of a sequence, whose first axis is time.</summary>
    public Placement AtStep() => this with { Storage = Storage with { StepStride = Strides[0] }, Strides = Strides.Skip(1).ToEquatableArray() };

    /// <summary>One step of what has an axis of time, which stays with extent 1; nothing but the step may be touched.</summary>
    public Placement AtStep(int axis) => this with
    {
        Storage = Storage with { StepStride = Strides[axis], Space = axis == Strides.Count - 1 ? 1 : Storage.RowLength },
    };

    /// <summary>What a view reads through its affine map.</summary>
    public Placement Through(AffineMap map, Shape source, Shape shape)
    {
        var first = source.HasBatch ? 1 : 0;
        var (start, last) = (0, 0);
        var steps = new int[shape.Rank + (shape.HasBatch ? 1 : 0)];
        for (var axis = 0; axis < source.Rank; axis++)
        {
            var index = map.Indices[axis + first];
            start += index.Offset * Strides[axis];
            last = axis == source.Rank - 1 ? index.Offset : 0;
            for (var variable = 0; variable < steps.Length; variable++)
            {
                steps[variable] += index.Coefficients[variable] * Strides[axis];
            }
        }

        var storage = Storage with { ColumnStart = Storage.ColumnStart + start, Space = Math.Max(Storage.Space - last, shape.RowLength) };
        var strides = shape.HasBatch ? steps.Skip(1) : steps;
        return new(storage, shape.HasBatch ? BatchStride : 0, strides.ToEquatableArray());
    }
}
