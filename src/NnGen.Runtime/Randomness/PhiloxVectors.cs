using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen;

/// <summary>Eight blocks of <see cref="Philox"/> at once, where the machine multiplies eight 32-bit numbers to 64 bits; the same words.</summary>
internal static class PhiloxVectors
{
    /// <summary>The elements eight blocks make.</summary>
    public const int Elements = 32;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>The words of elements 4·block … 4·block + 31, as <see cref="Philox.Block(ulong, ulong, long, int)"/> gives them, four a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks(ulong key, ulong step, long row, int block, ref Vector256<uint> words)
    {
        var counter0 = Vector256.Create((uint)block) + Vector256<uint>.Indices;
        var counter1 = Vector256.Create((uint)row);
        var counter2 = Vector256.Create((uint)step);
        var counter3 = Vector256.Create(Philox.HighBits(step, row));
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Philox.Rounds; round++)
        {
            Multiply(counter0, Philox.Multiplier0, out var low0, out var high0);
            Multiply(counter2, Philox.Multiplier1, out var low1, out var high1);
            counter0 = high1 ^ counter1 ^ Vector256.Create(key0);
            counter1 = low1;
            counter2 = high0 ^ counter3 ^ Vector256.Create(key1);
            counter3 = low0;
            key0 += Philox.Weyl0;
            key1 += Philox.Weyl1;
        }

        Interleave(counter0, counter1, counter2, counter3, ref words);
    }

    /// <summary>The lower and upper halves of eight products: those of even lanes and of odd lanes, put together again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(Vector256<uint> a, uint b, out Vector256<uint> low, out Vector256<uint> high)
    {
        var factor = Vector256.Create(b);
        var even = Avx2.Multiply(a, factor).AsUInt32();
        var odd = Avx2.Multiply(Vector256.ShiftRightLogical(a.AsUInt64(), 32).AsUInt32(), factor).AsUInt32();
        low = Avx2.Blend(even, Vector256.ShiftLeft(odd.AsUInt64(), 32).AsUInt32(), 0b1010_1010);
        high = Avx2.Blend(Vector256.ShiftRightLogical(even.AsUInt64(), 32).AsUInt32(), odd, 0b1010_1010);
    }

    /// <summary>From word w of blocks 0 … 7 to words 0 … 3 of block 0, then of block 1, ….</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        Vector256<uint> word0, Vector256<uint> word1, Vector256<uint> word2, Vector256<uint> word3, ref Vector256<uint> words)
    {
        var low01 = Avx2.UnpackLow(word0, word1).AsUInt64();
        var high01 = Avx2.UnpackHigh(word0, word1).AsUInt64();
        var low23 = Avx2.UnpackLow(word2, word3).AsUInt64();
        var high23 = Avx2.UnpackHigh(word2, word3).AsUInt64();
        var blocks04 = Avx2.UnpackLow(low01, low23).AsUInt32();
        var blocks15 = Avx2.UnpackHigh(low01, low23).AsUInt32();
        var blocks26 = Avx2.UnpackLow(high01, high23).AsUInt32();
        var blocks37 = Avx2.UnpackHigh(high01, high23).AsUInt32();
        words = Vector256.Create(blocks04.GetLower(), blocks15.GetLower());
        Unsafe.Add(ref words, 1) = Vector256.Create(blocks26.GetLower(), blocks37.GetLower());
        Unsafe.Add(ref words, 2) = Vector256.Create(blocks04.GetUpper(), blocks15.GetUpper());
        Unsafe.Add(ref words, 3) = Vector256.Create(blocks26.GetUpper(), blocks37.GetUpper());
    }
}
