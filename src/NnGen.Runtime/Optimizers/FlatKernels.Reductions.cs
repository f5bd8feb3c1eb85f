using System.Runtime.InteropServices;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>Whether no value is NaN or infinite.</summary>
    public static bool IsFinite(ReadOnlySpan<float> g, VectorWidth width = default)
    {
        CheckLengths(g.Length, g.Length, g.Length);
        ref var first = ref MemoryMarshal.GetReference(g);
        return Choose(width) switch
        {
            VectorWidth.V512 => IsFiniteVector512(ref first, (nuint)g.Length),
            VectorWidth.V256 => IsFiniteVector256(ref first, (nuint)g.Length),
            _ => IsFiniteVector128(ref first, (nuint)g.Length),
        };
    }

    /// <summary>√Σg², not finite if any value is not.</summary>
    public static double Norm(ReadOnlySpan<float> g, VectorWidth width = default)
    {
        CheckLengths(g.Length, g.Length, g.Length);
        Span<double> lanes = stackalloc double[16];
        ref var first = ref MemoryMarshal.GetReference(g);
        ref var lane = ref MemoryMarshal.GetReference(lanes);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                SquaresVector512(ref first, (nuint)g.Length, ref lane);
                break;
            case VectorWidth.V256:
                SquaresVector256(ref first, (nuint)g.Length, ref lane);
                break;
            default:
                SquaresVector128(ref first, (nuint)g.Length, ref lane);
                break;
        }

        return Math.Sqrt(Sum(lanes));
    }

    /// <summary>Adds λ·w to the gradients of a parameter's elements, pads excepted, and Σw² to <paramref name="lanes"/>.</summary>
    public static void Penalize(
        ReadOnlySpan<float> w, Span<float> g, in PenaltyRows rows, Span<double> lanes, VectorWidth width = default)
    {
        CheckLengths(w.Length, g.Length, rows.Count * rows.Stride);
        ref var first = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var lane = ref MemoryMarshal.GetReference(lanes[..16]);
        switch (Choose(width))
        {
            case VectorWidth.V512:
                PenalizeVector512(ref first, ref gradient, in rows, ref lane);
                break;
            case VectorWidth.V256:
                PenalizeVector256(ref first, ref gradient, in rows, ref lane);
                break;
            default:
                PenalizeVector128(ref first, ref gradient, in rows, ref lane);
                break;
        }
    }

    /// <summary>The sum of 16 accumulators by the fixed tree, which overwrites them.</summary>
    public static double Sum(Span<double> lanes)
    {
        for (var half = 8; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        return lanes[0];
    }
}
