using System.Globalization;

namespace NnGen.Generator.Graph;

/// <summary>
/// The axes of a tensor: constants, preceded by the batch axis N where <see cref="HasBatch"/> is set. Parameters have no batch axis.
/// </summary>
internal sealed record Shape(bool HasBatch, EquatableArray<int> Axes)
{
    public static readonly Shape Scalar = new(false, []);

    public static Shape Batched(params int[] axes) => new(true, new(axes));

    public static Shape Fixed(params int[] axes) => new(false, new(axes));

    /// <summary>The number of axes, N not counted.</summary>
    public int Rank => Axes.Count;

    /// <summary>The number of elements (of one sample, where there is a batch axis).</summary>
    public int Size
    {
        get
        {
            var size = 1;
            foreach (var axis in Axes)
            {
                size = checked(size * axis);
            }

            return size;
        }
    }

    /// <summary>The last axis, along which lanes run; 1 for a scalar.</summary>
    public int RowLength => Rank == 0 ? 1 : Axes[Rank - 1];

    /// <summary>The rows along the last axis in one sample.</summary>
    public int RowsPerSample => Size / RowLength;

    /// <summary>Whether it is one row, the same for all samples, as a bias.</summary>
    public bool IsSharedRow => !HasBatch && RowsPerSample == 1;

    /// <summary>The extent of the axis counted from the last one (0 is the last), 1 where there is none.</summary>
    public int FromLast(int position) => position < Rank ? Axes[Rank - 1 - position] : 1;

    public Shape WithBatch(bool hasBatch) => hasBatch == HasBatch ? this : new(hasBatch, Axes);

    /// <summary>The shape two operands have together under NumPy's broadcasting, or null where they do not fit.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        var axes = new int[Math.Max(a.Rank, b.Rank)];
        for (var i = 0; i < axes.Length; i++)
        {
            var (left, right) = (a.FromLast(i), b.FromLast(i));
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            axes[axes.Length - 1 - i] = left == 1 ? right : left;
        }

        return new(a.HasBatch || b.HasBatch, new(axes));
    }

    public override string ToString()
    {
        var axes = string.Join("×", Axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
        return (HasBatch, Rank) switch
        {
            (true, 0) => "N",
            (true, _) => "N×" + axes,
            (false, 0) => "1",
            _ => axes,
        };
    }
}
