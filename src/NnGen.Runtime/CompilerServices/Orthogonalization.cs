using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>
/// Makes the rows of a normally distributed matrix orthonormal (modified Gram–Schmidt in double precision), which is the Q of a QR
/// decomposition whose R has a positive diagonal, and so uniform over such matrices (Saxe et al. 2014). Sums run over eight fixed lanes
/// without multiply-adds, so that the bits are the same on every machine.
/// </summary>
internal static class Orthogonalization
{
    private const int Lanes = 8;

    /// <summary>Rows that stay in cache while all later ones lose their parts along them.</summary>
    private const int Panel = 16;

    /// <summary>A length of a row that <see cref="Run"/> takes: zeros follow the elements up to it.</summary>
    public static int Stride(int length) => (length + Lanes - 1) / Lanes * Lanes;

    /// <summary>Overwrites <paramref name="count"/> rows, at most as many as they are long.</summary>
    public static void Run(Span<double> rows, int count, int stride)
    {
        for (var first = 0; first < count; first += Panel)
        {
            var end = Math.Min(first + Panel, count);
            for (var i = first; i < end; i++)
            {
                Project(rows, first, i, i, stride);
                Normalize(rows.Slice(i * stride, stride), i);
            }

            for (var j = end; j < count; j++)
            {
                Project(rows, first, end, j, stride);
            }
        }
    }

    /// <summary>Takes from row <paramref name="j"/> its parts along the orthonormal rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    private static void Project(Span<double> rows, int first, int end, int j, int stride)
    {
        var row = rows.Slice(j * stride, stride);
        for (var i = first; i < end; i++)
        {
            var other = rows.Slice(i * stride, stride);
            Subtract(row, other, Dot(row, other));
        }
    }

    /// <summary>Scales a row to length 1; one of zeros, which a single random number may be, becomes a unit vector.</summary>
    private static void Normalize(Span<double> row, int index)
    {
        var square = Dot(row, row);
        if (square == 0)
        {
            row[index] = square = 1;
        }

        var factor = 1 / Math.Sqrt(square);
        foreach (ref var value in row)
        {
            value *= factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint i = 0; i < (nuint)a.Length; i += Lanes)
        {
            low += Vector256.LoadUnsafe(ref first, i) * Vector256.LoadUnsafe(ref second, i);
            high += Vector256.LoadUnsafe(ref first, i + 4) * Vector256.LoadUnsafe(ref second, i + 4);
        }

        var sum = low + high;
        return (sum[0] + sum[2]) + (sum[1] + sum[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(Span<double> from, ReadOnlySpan<double> row, double factor)
    {
        ref var first = ref MemoryMarshal.GetReference(from);
        ref var second = ref MemoryMarshal.GetReference(row);
        var f = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)from.Length; i += 4)
        {
            (Vector256.LoadUnsafe(ref first, i) - (f * Vector256.LoadUnsafe(ref second, i))).StoreUnsafe(ref first, i);
        }
    }
}
