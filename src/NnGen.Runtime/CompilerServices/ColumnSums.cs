using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>The sums of a matrix's columns, each one chain over the rows in order: gradients of biases.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ColumnSums
{
    /// <summary>sums[c] (+)= Σᵣ matrix[r, c].</summary>
    /// <param name="matrix">The matrix's first element.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="space">The floats from a row's start that may be read, at least <paramref name="columns"/>.</param>
    /// <param name="sums">As many values as columns; what lies behind them is not touched.</param>
    /// <param name="accumulate">Whether to add to what is there, instead of overwriting it.</param>
    public static void Run(ref float matrix, int rows, int columns, int stride, int space, ref float sums, bool accumulate)
    {
        for (var column = 0; column < columns;)
        {
            ref var first = ref Unsafe.Add(ref matrix, column);
            ref var sum = ref Unsafe.Add(ref sums, column);
            column += Block(ref first, rows, columns - column, stride, space - column, ref sum, accumulate);
        }
    }

    /// <summary>Sums the widest block of columns there is room for, and tells its width.</summary>
    private static int Block(ref float matrix, int rows, int columns, int stride, int space, ref float sums, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated && space >= 16)
        {
            return columns >= 64 ? FourAt512(ref matrix, rows, stride, ref sums, accumulate)
                : columns >= 32 ? TwoAt512(ref matrix, rows, stride, ref sums, accumulate)
                : OneAt512(ref matrix, rows, Math.Min(columns, 16), stride, ref sums, accumulate);
        }

        if (Vector256.IsHardwareAccelerated && space >= 8)
        {
            return columns >= 32 ? FourAt256(ref matrix, rows, stride, ref sums, accumulate)
                : columns >= 16 ? TwoAt256(ref matrix, rows, stride, ref sums, accumulate)
                : OneAt256(ref matrix, rows, Math.Min(columns, 8), stride, ref sums, accumulate);
        }

        return space < 4 ? Single(ref matrix, rows, stride, ref sums, accumulate)
            : columns >= 16 ? FourAt128(ref matrix, rows, stride, ref sums, accumulate)
            : columns >= 8 ? TwoAt128(ref matrix, rows, stride, ref sums, accumulate)
            : OneAt128(ref matrix, rows, Math.Min(columns, 4), stride, ref sums, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Single(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum = accumulate ? sums : 0;
        for (; rows > 0; rows--)
        {
            sum += matrix;
            matrix = ref Unsafe.Add(ref matrix, stride);
        }

        sums = sum;
        return 1;
    }
}
