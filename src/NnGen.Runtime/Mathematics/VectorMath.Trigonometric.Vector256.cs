using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// sin x for x in radians, within 1.7 ulp for |x| ≤ 10,000 and 3e-7 (absolute) up to |x| ≤ 4,194,304; NaN beyond, where the argument's
    /// own spacing leaves no digits worth having.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) =>
        SinAtQuadrant(Vector256.Abs(x), Vector256<int>.Zero) ^ (x & Vector256.Create(-0f));

    /// <summary>cos x for x in radians, with the accuracy and the range of <see cref="Sin(Vector256{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) => SinAtQuadrant(Vector256.Abs(x), Vector256<int>.One);

    /// <summary>sin(a + quadrant·π/2): a = n·π/2 + r, with π/2 in four parts; the first two subtractions are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinAtQuadrant(Vector256<float> a, Vector256<int> quadrant)
    {
        var shifted = Vector256.MultiplyAddEstimate(a, Vector256.Create(TwoOverPi), Vector256.Create(RoundingShift));
        var n = shifted - Vector256.Create(RoundingShift);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-HalfPi1), a);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-HalfPi2), r);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-HalfPi3), r);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-HalfPi4), r);

        quadrant += shifted.AsInt32();
        var isCosine = Vector256.Equals(quadrant & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var y = Vector256.ConditionalSelect(isCosine, ReducedCos(r), ReducedSin(r));
        y ^= Vector256.ShiftLeft(quadrant & Vector256.Create(2), 30).AsSingle();
        return Vector256.ConditionalSelect(
            Vector256.LessThanOrEqual(a, Vector256.Create(4_194_304f)), y, Vector256.Create(float.NaN));
    }

    /// <summary>r + r³·p(r²) for |r| ≤ π/4, minimax in relative error (4e-9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReducedSin(Vector256<float> r)
    {
        var r2 = r * r;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(-0.00019511458081579604f), r2, Vector256.Create(0.0083321329753423285f));
        p = Vector256.MultiplyAddEstimate(p, r2, Vector256.Create(-0.16666654177057463f));
        return Vector256.MultiplyAddEstimate(p, r2 * r, r);
    }

    /// <summary>1 − ½r² + r⁴·p(r²) for |r| ≤ π/4, minimax in relative error (2e-10).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReducedCos(Vector256<float> r)
    {
        var r2 = r * r;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(2.4428786318931009e-05f), r2, Vector256.Create(-0.0013887278545282112f));
        p = Vector256.MultiplyAddEstimate(p, r2, Vector256.Create(0.041666644920535865f));
        return Vector256.MultiplyAddEstimate(p, r2 * r2, Vector256.MultiplyAddEstimate(r2, Vector256.Create(-0.5f), Vector256<float>.One));
    }
}
