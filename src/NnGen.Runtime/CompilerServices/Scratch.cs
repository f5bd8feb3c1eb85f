using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.CompilerServices;

/// <summary>Temporary memory for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    /// <summary>What fits one page of stack in a frame of fixed size, which is much faster to set up than one of variable size.</summary>
    private const int LargestInFrame = 992;

    /// <summary>The most floats taken from the stack: 64 KiB.</summary>
    private const int LargestOnStack = 16_384;

    private const int Alignment = 64;

    [ThreadStatic]
    private static AlignedMemory? t_large;

    /// <summary>
    /// Gives <typeparamref name="TBody"/> <paramref name="length"/> floats, aligned to 64 bytes and uninitialised: stack memory up to 16,384
    /// floats, above that one buffer per thread, allocated at the thread's first call that needs one so large.
    /// </summary>
    /// <remarks>Not inlined: in a caller without SkipLocalsInit the frame would be cleared at every call.</remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void Run<TBody>(
        ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, int length)
        where TBody : struct, IScratchBody
    {
        if ((uint)length > LargestInFrame)
        {
            RunLarge<TBody>(in parameters, in buffers, in inputs, ref outputs, count, length);
            return;
        }

        Frame frame;
        TBody.Run(in parameters, in buffers, in inputs, ref outputs, count, ref *Align((byte*)&frame));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void RunLarge<TBody>(
        ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, int length)
        where TBody : struct, IScratchBody
    {
        if ((uint)length > LargestOnStack)
        {
            RunOnHeap<TBody>(in parameters, in buffers, in inputs, ref outputs, count, length);
            return;
        }

        var memory = stackalloc byte[(length * sizeof(float)) + Alignment - 1];
        TBody.Run(in parameters, in buffers, in inputs, ref outputs, count, ref *Align(memory));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOnHeap<TBody>(
        ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, int length)
        where TBody : struct, IScratchBody
    {
        var memory = t_large;
        if (memory is null || memory.Length < length)
        {
            memory = new AlignedMemory(length);
        }

        // A body that runs another one must not find the memory it is using.
        t_large = null;
        TBody.Run(in parameters, in buffers, in inputs, ref outputs, count, ref MemoryMarshal.GetReference(memory.Span));
        t_large = memory;
    }

    /// <summary>The same for one step of a sequence; below 64 KiB it never allocates.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void RunStep<TBody>(
        ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, int length)
        where TBody : struct, IStepBody
    {
        if ((uint)length > LargestInFrame)
        {
            RunLargeStep<TBody>(in parameters, in buffers, ref state, in input, ref output, length);
            return;
        }

        Frame frame;
        TBody.Run(in parameters, in buffers, ref state, in input, ref output, ref *Align((byte*)&frame));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void RunLargeStep<TBody>(
        ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, int length)
        where TBody : struct, IStepBody
    {
        if ((uint)length > LargestOnStack)
        {
            var buffer = t_large is { } known && known.Length >= length ? known : new AlignedMemory(length);
            t_large = buffer;
            TBody.Run(in parameters, in buffers, ref state, in input, ref output, ref MemoryMarshal.GetReference(buffer.Span));
            return;
        }

        var memory = stackalloc byte[(length * sizeof(float)) + Alignment - 1];
        TBody.Run(in parameters, in buffers, ref state, in input, ref output, ref *Align(memory));
    }

    private static unsafe float* Align(byte* address) => (float*)(((nuint)address + Alignment - 1) & ~(nuint)(Alignment - 1));

    [InlineArray(LargestInFrame + 15)]
    private struct Frame
    {
        private float _first;
    }
}
