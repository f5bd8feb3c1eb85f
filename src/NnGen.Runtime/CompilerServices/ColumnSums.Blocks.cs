using System.Runtime.CompilerServices;

namespace NnGen.CompilerServices;

/// <remarks>Eight columns at a time even where vectors hold sixteen: the sums are bound by memory, and far from a step's dearest part.</remarks>
public static partial class ColumnSums
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int FourOctets<TOctet>(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
        where TOctet : struct, IOctet<TOctet>
    {
        var sum0 = accumulate ? TOctet.Load(ref sums, 0) : TOctet.Zero;
        var sum1 = accumulate ? TOctet.Load(ref sums, 8) : TOctet.Zero;
        var sum2 = accumulate ? TOctet.Load(ref sums, 16) : TOctet.Zero;
        var sum3 = accumulate ? TOctet.Load(ref sums, 24) : TOctet.Zero;
        for (; rows > 0; rows--)
        {
            sum0 += TOctet.Load(ref matrix, 0);
            sum1 += TOctet.Load(ref matrix, 8);
            sum2 += TOctet.Load(ref matrix, 16);
            sum3 += TOctet.Load(ref matrix, 24);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.Store(ref sums, 0);
        sum1.Store(ref sums, 8);
        sum2.Store(ref sums, 16);
        sum3.Store(ref sums, 24);
        return 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int TwoOctets<TOctet>(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
        where TOctet : struct, IOctet<TOctet>
    {
        var sum0 = accumulate ? TOctet.Load(ref sums, 0) : TOctet.Zero;
        var sum1 = accumulate ? TOctet.Load(ref sums, 8) : TOctet.Zero;
        for (; rows > 0; rows--)
        {
            sum0 += TOctet.Load(ref matrix, 0);
            sum1 += TOctet.Load(ref matrix, 8);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.Store(ref sums, 0);
        sum1.Store(ref sums, 8);
        return 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int OneOctet<TOctet>(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
        where TOctet : struct, IOctet<TOctet>
    {
        var sum = accumulate ? TOctet.Load(ref sums, 0, columns) : TOctet.Zero;
        for (; rows > 0; rows--)
        {
            sum += TOctet.Load(ref matrix, 0);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum.Store(ref sums, 0, columns);
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int FourFloats(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
    {
        var sum = accumulate ? Lanes.Load128(ref sums, 0, columns) : default;
        for (; rows > 0; rows--)
        {
            sum += Lanes.Load128(ref matrix, 0);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        Lanes.Store(sum, ref sums, 0, columns);
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int OneFloat(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
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
