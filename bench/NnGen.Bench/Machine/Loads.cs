using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.Bench.Machine;

/// <summary>Aligned vector loads over a buffer from its start to its end.</summary>
internal sealed class Loads
{
    private const int LanesOfTurn = 128;

    private readonly AlignedMemory _memory;

    /// <param name="bytes">The length of the buffer, rounded up to 512 bytes.</param>
    /// <remarks>
    /// It is written before it is read: pages that never were are one page of zeros, and some cores load half as fast from the same physical
    /// memory under several addresses.
    /// </remarks>
    public Loads(long bytes)
    {
        _memory = new AlignedMemory((int)(((bytes / sizeof(float)) + LanesOfTurn - 1) / LanesOfTurn * LanesOfTurn));
        _memory.Span.Fill(1f);
    }

    /// <summary>The bytes loaded by one repetition.</summary>
    public long Bytes => sizeof(float) * (long)_memory.Length;

    /// <summary>Keeps the results alive.</summary>
    public float Sink { get; private set; }

    public void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            ref var first = ref MemoryMarshal.GetReference(_memory.Span);
            Sink = VectorWidth.Lanes switch
            {
                16 => Pass<Lanes512, Vector512<float>>(ref first, _memory.Length),
                8 => Pass<Lanes256, Vector256<float>>(ref first, _memory.Length),
                _ => Pass<Lanes128, Vector128<float>>(ref first, _memory.Length),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Pass<TLanes, TVector>(ref float p, int length)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i < length; i += 8 * TLanes.Count)
        {
            s0 = TLanes.Or(s0, TLanes.Load(ref p, 0));
            s1 = TLanes.Or(s1, TLanes.Load(ref p, 1 * TLanes.Count));
            s2 = TLanes.Or(s2, TLanes.Load(ref p, 2 * TLanes.Count));
            s3 = TLanes.Or(s3, TLanes.Load(ref p, 3 * TLanes.Count));
            s0 = TLanes.Or(s0, TLanes.Load(ref p, 4 * TLanes.Count));
            s1 = TLanes.Or(s1, TLanes.Load(ref p, 5 * TLanes.Count));
            s2 = TLanes.Or(s2, TLanes.Load(ref p, 6 * TLanes.Count));
            s3 = TLanes.Or(s3, TLanes.Load(ref p, 7 * TLanes.Count));
            p = ref Unsafe.Add(ref p, 8 * TLanes.Count);
        }

        return TLanes.First(TLanes.Or(TLanes.Or(s0, s1), TLanes.Or(s2, s3)));
    }
}
