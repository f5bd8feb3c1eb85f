using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen;

/// <summary>
/// Loops over a flat block of parameters or gradients, whose length is a multiple of 16. Element-wise, or reduced over 16 virtual lanes, so
/// that the bits are the same at every width.
/// </summary>
internal static partial class FlatKernels
{
    private static VectorWidth Widest { get; } =
        Vector512.IsHardwareAccelerated ? VectorWidth.V512 : Vector256.IsHardwareAccelerated ? VectorWidth.V256 : VectorWidth.V128;

    public static void Momentum(Span<float> w, ReadOnlySpan<float> g, Span<float> v, in MomentumConstants constants, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, v.Length);
        ref var first = ref MemoryMarshal.GetReference(g);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                MomentumVector512(ref MemoryMarshal.GetReference(w), ref first, ref MemoryMarshal.GetReference(v), (nuint)w.Length, in constants);
                break;
            case VectorWidth.V256:
                MomentumVector256(ref MemoryMarshal.GetReference(w), ref first, ref MemoryMarshal.GetReference(v), (nuint)w.Length, in constants);
                break;
            default:
                MomentumVector128(ref MemoryMarshal.GetReference(w), ref first, ref MemoryMarshal.GetReference(v), (nuint)w.Length, in constants);
                break;
        }
    }

    public static void Adam(
        Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, in AdamConstants constants, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, m.Length);
        CheckLengths(w.Length, v.Length, v.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var mean = ref MemoryMarshal.GetReference(m);
        ref var square = ref MemoryMarshal.GetReference(v);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                AdamVector512(ref first, ref gradient, ref mean, ref square, (nuint)w.Length, in constants);
                break;
            case VectorWidth.V256:
                AdamVector256(ref first, ref gradient, ref mean, ref square, (nuint)w.Length, in constants);
                break;
            default:
                AdamVector128(ref first, ref gradient, ref mean, ref square, (nuint)w.Length, in constants);
                break;
        }
    }

    public static void AddScaled(Span<float> w, ReadOnlySpan<float> g, float scale, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, g.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                AddScaledVector512(ref first, ref gradient, (nuint)w.Length, scale);
                break;
            case VectorWidth.V256:
                AddScaledVector256(ref first, ref gradient, (nuint)w.Length, scale);
                break;
            default:
                AddScaledVector128(ref first, ref gradient, (nuint)w.Length, scale);
                break;
        }
    }

    public static void Scale(Span<float> w, float scale, VectorWidth width = default)
    {
        CheckLengths(w.Length, w.Length, w.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                ScaleVector512(ref first, (nuint)w.Length, scale);
                break;
            case VectorWidth.V256:
                ScaleVector256(ref first, (nuint)w.Length, scale);
                break;
            default:
                ScaleVector128(ref first, (nuint)w.Length, scale);
                break;
        }
    }

    private static VectorWidth Choose(VectorWidth width) => width == VectorWidth.Widest ? Widest : width;

    private static void CheckLengths(int a, int b, int c)
    {
        if (a != b || a != c || a % 16 != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Blocks must have one length, a multiple of 16, but have {a}, {b} and {c}."));
        }
    }
}
