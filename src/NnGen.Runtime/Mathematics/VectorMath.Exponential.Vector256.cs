using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// eˣ, within 1.1 ulp for every x. Results below 2⁻¹²⁶ are denormal (gradual underflow, 0 below x ≈ −103.97); above x ≈ 88.72 it is +∞.
    /// </summary>
    /// <remarks>x = n·ln 2 + r with |r| ≤ ½ ln 2, eˣ = 2ⁿ·eʳ; 2ⁿ in two factors, so that only the last product rounds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = NotBelow(-104f, NotAbove(89f, x));
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        var n = shifted.AsInt32() - Vector256.Create(RoundingShift).AsInt32();
        var firstHalf = Vector256.ShiftRightArithmetic(n, 1);
        var firstFactor = Vector256.ShiftLeft(firstHalf + Vector256.Create(127), 23).AsSingle();
        var secondFactor = Vector256.ShiftLeft(n - firstHalf + Vector256.Create(127), 23).AsSingle();
        return (ReducedExpm1(ReduceExp(x, shifted)) + Vector256<float>.One) * firstFactor * secondFactor;
    }

    /// <summary>eˣ − 1, within 1.7 ulp for every x, ±0 and tiny arguments included.</summary>
    /// <remarks>2ⁿ·(eʳ − 1) + (2ⁿ − 1), halved on the way so that n = 128 does not overflow early.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        var clamped = NotBelow(-20f, NotAbove(89f, x));
        var shifted = Vector256.MultiplyAddEstimate(clamped, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        var half = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(126), 23).AsSingle();
        var y = Vector256.MultiplyAddEstimate(half, ReducedExpm1(ReduceExp(clamped, shifted)), half - Vector256.Create(0.5f));
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-8f)), x, y + y);
    }

    /// <summary>The logistic function σ(x) = 1 / (1 + e⁻ˣ), within 2.9 ulp for every x down to −86.29; 0 below, where it is less than 3.4e-38.</summary>
    /// <remarks>
    /// −x = n·ln 2 + r with |r| ≤ ½ ln 2, and eʳ = N/D, the Padé approximant of degrees 3 and 3 (6e-9) with D(r) = N(−r): σ = D / (D + 2ⁿ·N), where the sum is infinite from
    /// n = 125 on. That is a quarter fewer operations than through eˣ, of which fewer wait for each other, and constants and values fit 16 registers.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = NotBelow(-87f, NotAbove(87f, x));
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(-Log2E), Vector256.Create(RoundingShift));
        var scale = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127), 23).AsSingle();
        var n = shifted - Vector256.Create(RoundingShift);
        var minusR = Vector256.MultiplyAddEstimate(n, Vector256.Create(Ln2Low), Vector256.MultiplyAddEstimate(n, Vector256.Create(Ln2High), x));
        var r2 = minusR * minusR;
        var even = r2 + Vector256.Create(10f);
        var odd = Vector256.MultiplyAddEstimate(r2, Vector256.Create(1 / 12f), Vector256.Create(5f)) * minusR;
        var denominator = even + odd;
        return denominator / Vector256.MultiplyAddEstimate(even - odd, scale, denominator);
    }

    /// <summary>e^−|x|.</summary>
    /// <remarks>n is in [−150, 0], so 2ⁿ is 2ⁿ⁺⁶⁴, never denormal, times the constant 2⁻⁶⁴: only that product rounds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfMinusAbs(Vector256<float> x)
    {
        x = NotBelow(-104f, x | Vector256.Create(-0f));
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        var mantissa = ReducedExpm1(ReduceExp(x, shifted)) + Vector256<float>.One;
        var scale = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127 + 64), 23).AsSingle();
        return mantissa * scale * Vector256.Create(TwoToMinus64);
    }

    /// <summary>max(limit, x) for a limit that is not 0; NaN for NaN.</summary>
    /// <remarks>Where an operand is NaN, x86 answers the second and Arm NaN: in this order both are right, in one instruction.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> NotBelow(float limit, Vector256<float> x) => Vector256.MaxNative(Vector256.Create(limit), x);

    /// <summary>min(limit, x) for a limit that is not 0; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> NotAbove(float limit, Vector256<float> x) => Vector256.MinNative(Vector256.Create(limit), x);

    /// <summary>r = x − n·ln 2 where <paramref name="shifted"/> is x·log₂e with the rounding shift added; ln 2 in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceExp(Vector256<float> x, Vector256<float> shifted)
    {
        var n = shifted - Vector256.Create(RoundingShift);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        return Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
    }

    /// <summary>eʳ − 1 = r + r²·q(r) for |r| ≤ 0.3475, q of degree 4, minimax in relative error (1.4e-8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReducedExpm1(Vector256<float> r)
    {
        var r2 = r * r;
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(0.0083666915823802212f), r, Vector256.Create(0.041667205367976107f));
        q = Vector256.MultiplyAddEstimate(Vector256.Create(0.0013882488579331233f), r2, q);
        var low = Vector256.MultiplyAddEstimate(Vector256.Create(0.16666542351249303f), r, Vector256.Create(0.49999998125387746f));
        return Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(q, r2, low), r2, r);
    }
}
