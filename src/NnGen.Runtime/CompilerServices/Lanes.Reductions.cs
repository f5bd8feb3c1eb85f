using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class Lanes
{
    /// <summary>The sum of 16 lanes by the fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> a) => Sum(a.GetLower(), a.GetUpper());

    /// <summary>The sum of 16 lanes by the fixed tree; <paramref name="b"/> holds lanes 8 to 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> a, Vector256<float> b)
    {
        var eight = a + b;
        return SumOfFour(eight.GetLower() + eight.GetUpper());
    }

    /// <summary>The sum of 16 lanes by the fixed tree; the arguments hold four lanes each, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) => SumOfFour((a + c) + (b + d));

    /// <summary>The maximum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> a) => Max(a.GetLower(), a.GetUpper());

    /// <summary>The maximum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> a, Vector256<float> b) => Max(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper());

    /// <summary>The maximum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var four = Greater(Greater(a, c), Greater(b, d));
        var two = Greater(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
        return Greater(two, Vector128.Shuffle(two, Vector128.Create(1, 1, 1, 1))).ToScalar();
    }

    /// <summary>The minimum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(Vector512<float> a) => Min(a.GetLower(), a.GetUpper());

    /// <summary>The minimum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(Vector256<float> a, Vector256<float> b) => Min(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper());

    /// <summary>The minimum of 16 lanes by the fixed tree; NaN if any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) => -Max(-a, -b, -c, -d);

    /// <summary>The greater of two, lane by lane, or NaN where either is: the processors' own maximum differs in NaN and ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greater(Vector512<float> left, Vector512<float> right) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(left, right) | ~Vector512.Equals(right, right), right, left);

    /// <summary>The greater of two, lane by lane, or NaN where either is: the processors' own maximum differs in NaN and ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greater(Vector256<float> left, Vector256<float> right) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(left, right) | ~Vector256.Equals(right, right), right, left);

    /// <summary>The greater of two, lane by lane, or NaN where either is: the processors' own maximum differs in NaN and ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater(Vector128<float> left, Vector128<float> right) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left, right) | ~Vector128.Equals(right, right), right, left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumOfFour(Vector128<float> a)
    {
        var two = a + Vector128.Shuffle(a, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }
}
