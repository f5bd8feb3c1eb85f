using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent, within 1.4 ulp for every x (relative, so tiny arguments and ±0 keep all digits); |tanh x| ≤ 1.</summary>
    /// <remarks>x + x³·q(x²) below 0.6, else 1 − 2 / (e^2|x| + 1).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var a = Vector256.Abs(x);
        var y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.6f)), SmallTanh(a), LargeTanh(a));
        return Vector256.ConditionalSelect(Vector256.Create(-0f), x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SmallTanh(Vector256<float> a)
    {
        var a2 = a * a;
        var a4 = a2 * a2;
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(0.020632547867356844f), a2, Vector256.Create(-0.053737798564740577f));
        q = Vector256.MultiplyAddEstimate(Vector256.Create(-0.0056973855768851552f), a4, q);
        var low = Vector256.MultiplyAddEstimate(Vector256.Create(0.13331420389000823f), a2, Vector256.Create(-0.33333281185360281f));
        return Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(q, a4, low), a2 * a, a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LargeTanh(Vector256<float> a)
    {
        var shifted = Vector256.MultiplyAddEstimate(a, Vector256.Create(2f * Log2E), Vector256.Create(RoundingShift));
        var r = Vector256.MultiplyAddEstimate(shifted - Vector256.Create(RoundingShift), Vector256.Create(-0.5f * Ln2), a);
        var scale = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127), 23).AsSingle();
        var denominator = Vector256.MultiplyAddEstimate(ReducedExpm1(r + r) + Vector256<float>.One, scale, Vector256<float>.One);
        var y = Vector256<float>.One - (Vector256.Create(2f) / denominator);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256.Create(9.02f)), Vector256<float>.One, y);
    }
}
