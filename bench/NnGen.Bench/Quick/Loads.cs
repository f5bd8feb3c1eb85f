using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.Bench.Quick;

/// <summary>Aligned vector loads over a buffer from its start to its end.</summary>
internal sealed class Loads
{
    private const int LanesOfTurn = 128;

    private readonly AlignedMemory _memory;

    /// <param name="bytes">The length of the buffer, rounded up to 512 bytes.</param>
    public Loads(long bytes) => _memory = new AlignedMemory((int)(((bytes / sizeof(float)) + LanesOfTurn - 1) / LanesOfTurn * LanesOfTurn));

    /// <summary>The bytes loaded by one repetition.</summary>
    public long Bytes => sizeof(float) * (long)_memory.Length;

    /// <summary>Keeps the results alive.</summary>
    public int Sink { get; private set; }

    public void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            ref var first = ref Unsafe.As<float, int>(ref MemoryMarshal.GetReference(_memory.Span));
            Sink = VectorWidth.Lanes switch
            {
                16 => At512(ref first, _memory.Length), 8 => At256(ref first, _memory.Length), _ => At128(ref first, _memory.Length),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int At512(ref int p, int length)
    {
        var (s0, s1, s2, s3) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < length; i += 128)
        {
            s0 |= Vector512.LoadUnsafe(ref p);
            s1 |= Vector512.LoadUnsafe(ref p, 16);
            s2 |= Vector512.LoadUnsafe(ref p, 32);
            s3 |= Vector512.LoadUnsafe(ref p, 48);
            s0 |= Vector512.LoadUnsafe(ref p, 64);
            s1 |= Vector512.LoadUnsafe(ref p, 80);
            s2 |= Vector512.LoadUnsafe(ref p, 96);
            s3 |= Vector512.LoadUnsafe(ref p, 112);
            p = ref Unsafe.Add(ref p, 128);
        }

        return ((s0 | s1) | (s2 | s3))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int At256(ref int p, int length)
    {
        var (s0, s1, s2, s3) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < length; i += 64)
        {
            s0 |= Vector256.LoadUnsafe(ref p);
            s1 |= Vector256.LoadUnsafe(ref p, 8);
            s2 |= Vector256.LoadUnsafe(ref p, 16);
            s3 |= Vector256.LoadUnsafe(ref p, 24);
            s0 |= Vector256.LoadUnsafe(ref p, 32);
            s1 |= Vector256.LoadUnsafe(ref p, 40);
            s2 |= Vector256.LoadUnsafe(ref p, 48);
            s3 |= Vector256.LoadUnsafe(ref p, 56);
            p = ref Unsafe.Add(ref p, 64);
        }

        return ((s0 | s1) | (s2 | s3))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int At128(ref int p, int length)
    {
        var (s0, s1, s2, s3) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
        for (var i = 0; i < length; i += 32)
        {
            s0 |= Vector128.LoadUnsafe(ref p);
            s1 |= Vector128.LoadUnsafe(ref p, 4);
            s2 |= Vector128.LoadUnsafe(ref p, 8);
            s3 |= Vector128.LoadUnsafe(ref p, 12);
            s0 |= Vector128.LoadUnsafe(ref p, 16);
            s1 |= Vector128.LoadUnsafe(ref p, 20);
            s2 |= Vector128.LoadUnsafe(ref p, 24);
            s3 |= Vector128.LoadUnsafe(ref p, 28);
            p = ref Unsafe.Add(ref p, 32);
        }

        return ((s0 | s1) | (s2 | s3))[0];
    }
}
