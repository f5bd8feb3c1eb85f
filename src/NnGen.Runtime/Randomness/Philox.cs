using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen;

/// <summary>
/// Philox4x32-10, a counter-based generator: 128 random bits are a pure function of a 128-bit counter and a 64-bit key, so that any number
/// of a stream can be had without those before it. J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Philox
{
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;
    internal const int Rounds = 10;

    /// <summary>The four words at a counter.</summary>
    public static Vector128<uint> Block(uint counter0, uint counter1, uint counter2, uint counter3, ulong key)
    {
        var key0 = (uint)key;
        var key1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * counter0;
            var product1 = (ulong)Multiplier1 * counter2;
            counter0 = (uint)(product1 >> 32) ^ counter1 ^ key0;
            counter1 = (uint)product1;
            counter2 = (uint)(product0 >> 32) ^ counter3 ^ key1;
            counter3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return Vector128.Create(counter0, counter1, counter2, counter3);
    }

    /// <summary>A key for one of a seed's streams: the first 64 bits at the counter (stream, 0, 0, 0) under the seed.</summary>
    public static ulong KeyOf(ulong seed, int stream) => Block((uint)stream, 0, 0, 0, seed).AsUInt64().ToScalar();

    /// <summary>
    /// The four words of elements 4·block … 4·block + 3: counter (block, low row, low step, 16 further bits of each), so that
    /// rows and steps below 2⁴⁸ are distinct.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Block(ulong key, ulong step, long row, int block) =>
        Block((uint)block, (uint)row, (uint)step, HighBits(step, row), key);

    /// <summary>Bits 32 to 47 of row and step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HighBits(ulong step, long row) => ((uint)(row >> 32) << 16) | ((uint)(step >> 32) & 0xFFFF);

    /// <summary>[0, 1) in steps of 2⁻²⁴, from the upper 24 bits of each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Uniform(Vector128<uint> words) =>
        Vector128.ConvertToSingle(Vector128.ShiftRightLogical(words, 8).AsInt32()) * Vector128.Create(1f / 16_777_216f);
}
