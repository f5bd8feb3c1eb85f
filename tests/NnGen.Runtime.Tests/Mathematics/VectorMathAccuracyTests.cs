using System.Runtime.Intrinsics;
using NnGen.CompilerServices;

namespace NnGen.Tests.Mathematics;

public class VectorMathAccuracyTests
{
    /// <summary>A prime, so that mantissas and exponents do not move in step: 4.3 million arguments in each function.</summary>
    private const uint Stride = 1_009;

    public static TheoryData<string> Functions => [.. ElementaryFunction.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Stays_within_the_documented_error_over_the_whole_float_range(string name)
    {
        var function = ElementaryFunction.Of(name);
        var (worst, at, count) = (0.0, 0f, 0);
        foreach (var x in Sweep(function.Limit))
        {
            var error = Ulps(function.Scalar(x), function.Oracle(x));
            count++;
            if (!(error <= worst))
            {
                (worst, at) = (error, x);
            }
        }

        Assert.True(worst <= function.Allowed, $"{name}: {worst:F3} ulp at {at:R}, documented {function.Allowed}");
        Assert.True(worst > function.MaxUlps * 0.75, $"{name}: {worst:F3} ulp; the documentation promises only {function.MaxUlps}");
        Assert.True(count > 2_000_000, $"{name}: only {count} arguments");
    }

    [Fact]
    public void Sine_and_cosine_stay_within_their_absolute_error_up_to_4194304_and_are_NaN_beyond()
    {
        if (!Determinism.IsGuaranteed)
        {
            return;
        }

        var worst = 0.0;
        for (var x = 10_000f; x < 4_194_304f; x += 5.37f)
        {
            worst = Math.Max(worst, Math.Abs(VectorMath.Sin(x) - Math.Sin(x)));
            worst = Math.Max(worst, Math.Abs(VectorMath.Cos(-x) - Math.Cos(x)));
        }

        Assert.InRange(worst, 1e-8, 3e-7);
        Assert.True(float.IsNaN(VectorMath.Sin(4_194_305f)));
        Assert.True(float.IsNaN(VectorMath.Cos(float.NegativeInfinity)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Keeps_the_documented_error_where_neighbouring_floats_change_branch(string name)
    {
        var function = ElementaryFunction.Of(name);
        float[] seams = [8.070013f, 0.92f, 3.93f, 1e-8f, 0.34657359f, 2f / 3f, 4f / 3f, 1f / 3f, 88.72284f, 87.33655f, 103.97208f, 0.7853982f, 1f];
        foreach (var seam in seams)
        {
            var start = BitConverter.SingleToInt32Bits(seam) - 2_000;
            for (var i = 0; i < 4_000; i++)
            {
                var x = BitConverter.Int32BitsToSingle(start + i);
                AssertWithin(function, x);
                AssertWithin(function, -x);
            }
        }
    }

    private static void AssertWithin(ElementaryFunction function, float x)
    {
        var error = Ulps(function.Scalar(x), function.Oracle(x));
        Assert.True(error <= function.Allowed, $"{function.Name}: {error:F3} ulp at {x:R}");
    }

    private static IEnumerable<float> Sweep(float limit)
    {
        for (var bits = 0UL; bits <= uint.MaxValue; bits += Stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (Math.Abs(x) <= limit)
            {
                yield return x;
            }
        }
    }

    /// <summary>The distance in units in the last place of the exact result, 2⁻¹⁴⁹ for denormals.</summary>
    private static double Ulps(float actual, double exact)
    {
        const double overflow = 3.4028235677973366e38;
        if (double.IsNaN(exact) || Math.Abs(exact) >= overflow)
        {
            var same = double.IsNaN(exact) ? float.IsNaN(actual) : float.IsInfinity(actual) && Math.Sign(actual) == Math.Sign(exact);
            return same ? 0 : double.PositiveInfinity;
        }

        var exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        var error = Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
