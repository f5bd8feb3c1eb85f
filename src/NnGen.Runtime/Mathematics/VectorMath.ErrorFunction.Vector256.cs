using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The error function erf x = 2/√π · ∫₀ˣ e^−t² dt, within 1.3 ulp for every x (relative, so ±0 and tiny arguments keep all digits).</summary>
    /// <remarks>x + x·p(x²) below 0.92, else 1 − e^g(|x|).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        var a = Vector256.Abs(x);
        var y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.92f)), SmallErf(a), LargeErf(a));
        return Vector256.ConditionalSelect(Vector256.Create(-0f), x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SmallErf(Vector256<float> a)
    {
        var a2 = a * a;
        var a4 = a2 * a2;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(-0.0005953795769127289f), a2, Vector256.Create(0.0049859535731583407f));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(-0.026761731212606773f), a2, Vector256.Create(0.11281682976255676f));
        p = Vector256.MultiplyAddEstimate(p, a4, q);
        q = Vector256.MultiplyAddEstimate(Vector256.Create(-0.37612481168478284f), a2, Vector256.Create(0.12837914772117479f));
        return Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(p, a4, q), a, a);
    }

    /// <summary>1 − eᵍ with g = log erfc(a) = −a + a·p(a), p of degree 5 on [0.92, 4].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LargeErf(Vector256<float> a)
    {
        var a2 = a * a;
        var g = Vector256.MultiplyAddEstimate(Vector256.Create(0.0002139853853950848f), a, Vector256.Create(-0.0032149589430878378f));
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(0.0228899741159529f), a, Vector256.Create(-0.10526185739920581f));
        g = Vector256.MultiplyAddEstimate(g, a2, q);
        q = Vector256.MultiplyAddEstimate(Vector256.Create(-0.6357183052713401f), a, Vector256.Create(-0.12851436368635924f));
        g = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(g, a2, q), a, -a);

        var shifted = Vector256.MultiplyAddEstimate(g, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        var r = Vector256.MultiplyAddEstimate(shifted - Vector256.Create(RoundingShift), Vector256.Create(-Ln2), g);
        var scale = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127), 23).AsSingle();
        var y = Vector256.MultiplyAddEstimate(-Vector256<float>.One - ReducedExpm1(r), scale, Vector256<float>.One);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256.Create(3.93f)), Vector256<float>.One, y);
    }
}
