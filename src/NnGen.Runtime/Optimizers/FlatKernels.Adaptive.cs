using System.Runtime.InteropServices;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>A step of RMSProp; without <paramref name="m"/> it is not centred, without <paramref name="b"/> it has no momentum.</summary>
    public static void RmsProp(
        Span<float> w, ReadOnlySpan<float> g, Span<float> v, Span<float> m, Span<float> b, in RmsPropConstants constants, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, v.Length);
        CheckLengths(w.Length, m.IsEmpty ? w.Length : m.Length, b.IsEmpty ? w.Length : b.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var square = ref MemoryMarshal.GetReference(v);
        ref var mean = ref MemoryMarshal.GetReference(m.IsEmpty ? default : m);
        ref var velocity = ref MemoryMarshal.GetReference(b.IsEmpty ? default : b);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                RmsPropVector512(ref first, ref gradient, ref square, ref mean, ref velocity, (nuint)w.Length, in constants);
                break;
            case VectorWidth.V256:
                RmsPropVector256(ref first, ref gradient, ref square, ref mean, ref velocity, (nuint)w.Length, in constants);
                break;
            default:
                RmsPropVector128(ref first, ref gradient, ref square, ref mean, ref velocity, (nuint)w.Length, in constants);
                break;
        }
    }

    public static void AdaGrad(Span<float> w, ReadOnlySpan<float> g, Span<float> s, in AdaGradConstants constants, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, s.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var sum = ref MemoryMarshal.GetReference(s);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                AdaGradVector512(ref first, ref gradient, ref sum, (nuint)w.Length, in constants);
                break;
            case VectorWidth.V256:
                AdaGradVector256(ref first, ref gradient, ref sum, (nuint)w.Length, in constants);
                break;
            default:
                AdaGradVector128(ref first, ref gradient, ref sum, (nuint)w.Length, in constants);
                break;
        }
    }

    public static void Lion(Span<float> w, ReadOnlySpan<float> g, Span<float> m, in LionConstants constants, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, m.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var mean = ref MemoryMarshal.GetReference(m);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                LionVector512(ref first, ref gradient, ref mean, (nuint)w.Length, in constants);
                break;
            case VectorWidth.V256:
                LionVector256(ref first, ref gradient, ref mean, (nuint)w.Length, in constants);
                break;
            default:
                LionVector128(ref first, ref gradient, ref mean, (nuint)w.Length, in constants);
                break;
        }
    }
}
