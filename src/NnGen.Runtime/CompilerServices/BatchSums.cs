using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NnGen.CompilerServices;

/// <summary>Sums over a mini-batch that are gradients as well.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchSums
{
    /// <summary>Copies a complete sum to a gradient, or adds it.</summary>
    /// <param name="sum">The sum's first element.</param>
    /// <param name="sumStride">The distance between its rows.</param>
    /// <param name="gradient">The gradient's first element.</param>
    /// <param name="gradientStride">The distance between its rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The elements of a row.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Deliver(ref float sum, int sumStride, ref float gradient, int gradientStride, int rows, int columns, bool accumulate)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                ref var target = ref Unsafe.Add(ref gradient, (row * gradientStride) + column);
                var value = Unsafe.Add(ref sum, (row * sumStride) + column);
                target = accumulate ? target + value : value;
            }
        }
    }
}
