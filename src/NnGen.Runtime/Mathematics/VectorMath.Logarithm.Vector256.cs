using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The natural logarithm, within 1.1 ulp for every x, denormals included; −∞ at ±0, NaN below 0.</summary>
    /// <remarks>x = 2ᵉ·(1 + f) with 1 + f in [⅔, 4⁄3).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var denormal = Vector256.LessThan(x, Vector256.Create(SmallestNormal));
        var normal = Vector256.ConditionalSelect(denormal, x * Vector256.Create(16_777_216f), x);
        var exponent = ExponentBits(normal);
        var e = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(exponent, 23)) - (denormal & Vector256.Create(24f));
        var f = (normal.AsInt32() - exponent).AsSingle() - Vector256<float>.One;
        return OutsideLog(x, LogOfReduced(e, f));
    }

    /// <summary>log(1 + x), within 1.7 ulp for every x, ±0 and tiny arguments included; −∞ at −1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x)
    {
        var y = OutsideLog(x + Vector256<float>.One, Log1pReduced(x));
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-8f)), x, y);
    }

    /// <summary>log(1 + eˣ), within 2 ulp for every x, underflowing gradually on the left.</summary>
    /// <remarks>max(x, 0) + log(1 + e^−|x|).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        var e = ExpOfMinusAbs(x);
        var log1p = Vector256.ConditionalSelect(Vector256.LessThan(e, Vector256.Create(1e-8f)), e, Log1pReduced(e));
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, Vector256<float>.Zero) + log1p;
    }

    /// <summary>log(1 + x) for finite x above −1 that is not tiny: 1 + x = 2ᵉ·(1 + f), f rounded once and not from the rounded 1 + x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1pReduced(Vector256<float> x)
    {
        var exponent = ExponentBits(x + Vector256<float>.One);
        var scale = (Vector256.Create(4f).AsInt32() - exponent).AsSingle();
        var quarter = Vector256.Create(0.25f);
        var f = Vector256.MultiplyAddEstimate(quarter * x, scale, Vector256.MultiplyAddEstimate(quarter, scale, -Vector256<float>.One));
        return LogOfReduced(Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(exponent, 23)), f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> ExponentBits(Vector256<float> x) =>
        (x.AsInt32() - Vector256.Create(TwoThirdsBits)) & Vector256.Create(ExponentMask);

    /// <summary>+∞ at +∞, −∞ at ±0, NaN below 0 and for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OutsideLog(Vector256<float> x, Vector256<float> log)
    {
        log = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), log, x);
        log = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(float.NaN), log);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), log);
    }

    /// <summary>e·ln 2 + log(1 + f) for |f| ≤ ⅓: f + f²·p(f), p of degree 8, minimax in relative error (5e-9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOfReduced(Vector256<float> e, Vector256<float> f)
    {
        var f2 = f * f;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(0.1398578627436359f), f, Vector256.Create(-0.12183982603661121f));
        p = Vector256.MultiplyAddEstimate(Vector256.Create(-0.1289303241455772f), f2, p);
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(0.14005619219014628f), f, Vector256.Create(-0.16680505152715241f));
        p = Vector256.MultiplyAddEstimate(p, f2, q);
        q = Vector256.MultiplyAddEstimate(Vector256.Create(0.20010419500148219f), f, Vector256.Create(-0.24999797329605575f));
        var low = Vector256.MultiplyAddEstimate(Vector256.Create(0.33333215781559666f), f, Vector256.Create(-0.5f));
        p = Vector256.MultiplyAddEstimate(p, f2 * f2, Vector256.MultiplyAddEstimate(q, f2, low));
        return Vector256.MultiplyAddEstimate(e, Vector256.Create(Ln2), Vector256.MultiplyAddEstimate(p, f2, f));
    }
}
