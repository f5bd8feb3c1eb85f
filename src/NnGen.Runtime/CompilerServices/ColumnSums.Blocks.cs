using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class ColumnSums
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int FourAt512(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load512(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load512(ref sums, 16) : default;
        var sum2 = accumulate ? Lanes.Load512(ref sums, 32) : default;
        var sum3 = accumulate ? Lanes.Load512(ref sums, 48) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load512(ref matrix, 0);
            sum1 += Lanes.Load512(ref matrix, 16);
            sum2 += Lanes.Load512(ref matrix, 32);
            sum3 += Lanes.Load512(ref matrix, 48);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 16);
        sum2.StoreUnsafe(ref sums, 32);
        sum3.StoreUnsafe(ref sums, 48);
        return 64;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int TwoAt512(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load512(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load512(ref sums, 16) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load512(ref matrix, 0);
            sum1 += Lanes.Load512(ref matrix, 16);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 16);
        return 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int OneAt512(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
    {
        var sum = accumulate ? Lanes.Load512(ref sums, 0, columns) : default;
        for (; rows > 0; rows--)
        {
            sum += Lanes.Load512(ref matrix, 0);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        Lanes.Store(sum, ref sums, 0, columns);
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int FourAt256(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load256(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load256(ref sums, 8) : default;
        var sum2 = accumulate ? Lanes.Load256(ref sums, 16) : default;
        var sum3 = accumulate ? Lanes.Load256(ref sums, 24) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load256(ref matrix, 0);
            sum1 += Lanes.Load256(ref matrix, 8);
            sum2 += Lanes.Load256(ref matrix, 16);
            sum3 += Lanes.Load256(ref matrix, 24);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 8);
        sum2.StoreUnsafe(ref sums, 16);
        sum3.StoreUnsafe(ref sums, 24);
        return 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int TwoAt256(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load256(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load256(ref sums, 8) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load256(ref matrix, 0);
            sum1 += Lanes.Load256(ref matrix, 8);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 8);
        return 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int OneAt256(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
    {
        var sum = accumulate ? Lanes.Load256(ref sums, 0, columns) : default;
        for (; rows > 0; rows--)
        {
            sum += Lanes.Load256(ref matrix, 0);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        Lanes.Store(sum, ref sums, 0, columns);
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int FourAt128(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load128(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load128(ref sums, 4) : default;
        var sum2 = accumulate ? Lanes.Load128(ref sums, 8) : default;
        var sum3 = accumulate ? Lanes.Load128(ref sums, 12) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load128(ref matrix, 0);
            sum1 += Lanes.Load128(ref matrix, 4);
            sum2 += Lanes.Load128(ref matrix, 8);
            sum3 += Lanes.Load128(ref matrix, 12);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 4);
        sum2.StoreUnsafe(ref sums, 8);
        sum3.StoreUnsafe(ref sums, 12);
        return 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int TwoAt128(ref float matrix, int rows, int stride, ref float sums, bool accumulate)
    {
        var sum0 = accumulate ? Lanes.Load128(ref sums, 0) : default;
        var sum1 = accumulate ? Lanes.Load128(ref sums, 4) : default;
        for (; rows > 0; rows--)
        {
            sum0 += Lanes.Load128(ref matrix, 0);
            sum1 += Lanes.Load128(ref matrix, 4);
            matrix = ref Lanes.Skip(ref matrix, stride);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 4);
        return 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int OneAt128(ref float matrix, int rows, int columns, int stride, ref float sums, bool accumulate)
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
}
