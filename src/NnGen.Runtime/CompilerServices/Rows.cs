using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.CompilerServices;

/// <summary>Rows of memory that lie evenly spaced, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>Sets rows to one value, and leaves what lies between them.</summary>
    /// <param name="destination">The first element of the first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="stride">The elements from one row's start to the next.</param>
    /// <param name="value">The value.</param>
    public static void Fill(ref float destination, int rows, int length, int stride, float value)
    {
        for (var row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, (nint)row * stride), length).Fill(value);
        }
    }

    /// <summary>The sum of the rows' losses, in order.</summary>
    /// <param name="losses">The first row's loss; they lie one behind the other.</param>
    /// <param name="rows">The number of rows.</param>
    public static double Sum(ref float losses, int rows)
    {
        double sum = 0;
        for (var row = 0; row < rows; row++)
        {
            sum += Unsafe.Add(ref losses, row);
        }

        return sum;
    }
}
