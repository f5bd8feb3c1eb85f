using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>Finds the inputs of a product that are zero, so that the weights they would be multiplied by need not be loaded.</summary>
/// <remarks>
/// A term of 0 leaves a sum as it is, but for the sign of a zero, as long as the weight is finite. Weights that are not finite are not
/// asked for: looking at them would be loading them. The trainer never writes one; a program that does may see NaN in a batch where one
/// sample alone gives a number.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ZeroSkipping
{
    /// <summary>Whether at least a quarter of the values are +0 or −0.</summary>
    /// <param name="x">The values.</param>
    /// <param name="length">Their number.</param>
    public static bool Pays(ref float x, int length)
    {
        var zeros = Vector256<int>.Zero;
        var i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            zeros -= Vector256.Equals(Vector256.LoadUnsafe(ref x, (nuint)i), Vector256<float>.Zero).AsInt32();
        }

        var count = Vector256.Sum(zeros);
        for (; i < length; i++)
        {
            count += Unsafe.Add(ref x, i) == 0 ? 1 : 0;
        }

        return count >= length / 4;
    }

    /// <summary>Appends the indices of the values that are not zero, in order, to a list.</summary>
    /// <param name="x">The values.</param>
    /// <param name="from">The first index looked at.</param>
    /// <param name="to">The index after the last.</param>
    /// <param name="indices">The list, with room for one more than there are.</param>
    /// <param name="count">The indices in the list.</param>
    /// <returns>The indices in the list now.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(ref float x, int from, int to, ref int indices, int count)
    {
        for (; from <= to - Vector256<float>.Count; from += Vector256<float>.Count)
        {
            var nonzero = ~Vector256.Equals(Vector256.LoadUnsafe(ref x, (nuint)from), Vector256<float>.Zero).ExtractMostSignificantBits() & 0xFF;
            if (nonzero != 0)
            {
                count = Append(ref indices, count, from, nonzero);
            }
        }

        for (; from < to; from++)
        {
            Unsafe.Add(ref indices, count) = from;
            count += Unsafe.Add(ref x, from) == 0 ? 0 : 1;
        }

        return count;
    }

    /// <summary>Writes all eight, each over the one before unless that one stays: a branch for each would be guessed wrong too often.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Append(ref int indices, int count, int first, uint nonzero)
    {
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            Unsafe.Add(ref indices, count) = first + lane;
            count += (int)(nonzero & 1);
            nonzero >>= 1;
        }

        return count;
    }
}
