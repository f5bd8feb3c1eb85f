using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Peers.Jobs;

/// <summary>Floats (or as many 32-bit integers) on a 64-byte boundary that never move, for ours and for the peers alike.</summary>
internal sealed unsafe class Block(int length)
{
    private readonly AlignedMemory _memory = new(length);

    public Span<float> Span => _memory.Span;

    public Span<int> IntegerSpan => MemoryMarshal.Cast<float, int>(_memory.Span);

    public float* Pointer => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_memory.Span));

    public int* Integers => (int*)Pointer;

    public static Block Random(int length, int seed)
    {
        var (block, random) = (new Block(length), new Random(seed));
        foreach (ref var value in block.Span)
        {
            value = random.NextSingle();
        }

        return block;
    }
}
