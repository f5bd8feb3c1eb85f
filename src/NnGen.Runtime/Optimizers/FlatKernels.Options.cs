using System.Runtime.InteropServices;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>Clips each value to [−limit, limit].</summary>
    public static void Clamp(Span<float> g, float limit, VectorWidth width = default)
    {
        CheckLengths(g.Length, g.Length, g.Length);
        ref var first = ref MemoryMarshal.GetReference(g);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                ClampVector512(ref first, (nuint)g.Length, limit);
                break;
            case VectorWidth.V256:
                ClampVector256(ref first, (nuint)g.Length, limit);
                break;
            default:
                ClampVector128(ref first, (nuint)g.Length, limit);
                break;
        }
    }

    /// <summary>Moves each value towards 0 by <paramref name="threshold"/>, and to +0 where it would pass it.</summary>
    public static void Shrink(Span<float> w, float threshold, VectorWidth width = default)
    {
        CheckLengths(w.Length, w.Length, w.Length);
        ref var first = ref MemoryMarshal.GetReference(w);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                ShrinkVector512(ref first, (nuint)w.Length, threshold);
                break;
            case VectorWidth.V256:
                ShrinkVector256(ref first, (nuint)w.Length, threshold);
                break;
            default:
                ShrinkVector128(ref first, (nuint)w.Length, threshold);
                break;
        }
    }

    /// <summary>Moves averages towards values by a share of the way.</summary>
    public static void Average(Span<float> a, ReadOnlySpan<float> w, float share, VectorWidth width = default)
    {
        CheckLengths(a.Length, w.Length, w.Length);
        ref var average = ref MemoryMarshal.GetReference(a);
        ref var value = ref MemoryMarshal.GetReference(w);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                AverageVector512(ref average, ref value, (nuint)a.Length, share);
                break;
            case VectorWidth.V256:
                AverageVector256(ref average, ref value, (nuint)a.Length, share);
                break;
            default:
                AverageVector128(ref average, ref value, (nuint)a.Length, share);
                break;
        }
    }

    /// <summary>Adds λ·sign(w) to the gradients of a parameter's elements, pads excepted, and Σ|w| to <paramref name="lanes"/>.</summary>
    public static void PenalizeMagnitudes(
        ReadOnlySpan<float> w, Span<float> g, in PenaltyRows rows, Span<double> lanes, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, rows.Count * rows.Stride);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var lane = ref MemoryMarshal.GetReference(lanes[..16]);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                PenalizeMagnitudesVector512(ref first, ref gradient, in rows, ref lane);
                break;
            case VectorWidth.V256:
                PenalizeMagnitudesVector256(ref first, ref gradient, in rows, ref lane);
                break;
            default:
                PenalizeMagnitudesVector128(ref first, ref gradient, in rows, ref lane);
                break;
        }
    }
}
