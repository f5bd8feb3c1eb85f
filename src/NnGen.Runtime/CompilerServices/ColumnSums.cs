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
        if (space < 8)
        {
            return space < 4
                ? OneFloat(ref matrix, rows, stride, ref sums, accumulate)
                : FourFloats(ref matrix, rows, Math.Min(columns, 4), stride, ref sums, accumulate);
        }

        return Vector256.IsHardwareAccelerated
            ? Octets<Octet256>(ref matrix, rows, columns, stride, ref sums, accumulate)
            : Octets<Octet128>(ref matrix, rows, columns, stride, ref sums, accumulate);
    }

    private static int Octets<TOctet>(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
        where TOctet : struct, IOctet<TOctet> => columns >= 32
            ? FourOctets<TOctet>(ref matrix, rows, stride, ref sums, accumulate)
            : columns >= 16 ? TwoOctets<TOctet>(ref matrix, rows, stride, ref sums, accumulate)
            : OneOctet<TOctet>(ref matrix, rows, Math.Min(columns, 8), stride, ref sums, accumulate);
}
