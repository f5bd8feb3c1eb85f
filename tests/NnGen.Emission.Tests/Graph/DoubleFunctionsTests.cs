using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graph;

/// <summary>Reference values: Abramowitz and Stegun's tables and 40-digit arithmetic.</summary>
public class DoubleFunctionsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-8, 1.1283791670955126e-8)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(-2, -0.9953222650189527)]
    [InlineData(2.999, 0.9999777698314002)]
    [InlineData(3.001, 0.9999780483390822)]
    [InlineData(5, 0.9999999999984626)]
    [InlineData(30, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.NaN, double.NaN)]
    public void Erf(double x, double expected) => AssertRelative(expected, DoubleFunctions.Erf(x), 1e-13);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-5, -9.999950000166666e-6)]
    [InlineData(0.5, 0.6487212707001282)]
    [InlineData(-3, -0.950212931632136)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Expm1(double x, double expected) => AssertRelative(expected, DoubleFunctions.Expm1(x), 1e-15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-10, 9.9999999995e-11)]
    [InlineData(-0.5, -0.6931471805599453)]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Log1p(double x, double expected) => AssertRelative(expected, DoubleFunctions.Log1p(x), 1e-15);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(-1000, 0)]
    [InlineData(1000, 1)]
    public void Sigmoid(double x, double expected) => AssertRelative(expected, DoubleFunctions.Sigmoid(x), 1e-15);

    [Theory]
    [InlineData(0, 0.6931471805599453)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(1000, 1000)]
    [InlineData(double.NaN, double.NaN)]
    public void Softplus(double x, double expected) => AssertRelative(expected, DoubleFunctions.Softplus(x), 1e-15);

    private static void AssertRelative(double expected, double actual, double tolerance)
    {
        var equal = expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected);
        Assert.True(equal, FormattableString.Invariant($"{actual:R}, not {expected:R}"));
    }
}
