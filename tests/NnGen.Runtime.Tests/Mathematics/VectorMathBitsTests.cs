using System.Runtime.Intrinsics;
using NnGen.CompilerServices;

namespace NnGen.Tests.Mathematics;

public class VectorMathBitsTests
{
    public static TheoryData<string> Functions => [.. ElementaryFunction.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Has_equal_bits_at_every_width_and_in_the_scalar_twin(string name)
    {
        var function = ElementaryFunction.Of(name);
        var random = new Random(7);
        Span<float> x = stackalloc float[16];
        var finite = 0;
        for (var i = 0; i < 40_000; i++)
        {
            foreach (ref var value in x)
            {
                value = i % 2 == 0 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)) : (random.NextSingle() - 0.5f) * 40;
            }

            finite += AssertSame(function, x);
        }

        Assert.True(finite > 100_000);
    }

    [Theory]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", -104f, 0f)]
    [InlineData("Exp", -103.97f, float.Epsilon)]
    [InlineData("Exp", 88.73f, float.PositiveInfinity)]
    [InlineData("Expm1", 0f, 0f)]
    [InlineData("Expm1", -float.Epsilon, -float.Epsilon)]
    [InlineData("Expm1", float.NegativeInfinity, -1f)]
    [InlineData("Expm1", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", 0f, float.NegativeInfinity)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", float.NegativeInfinity, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log1p", -1f, float.NegativeInfinity)]
    [InlineData("Log1p", -1.5f, float.NaN)]
    [InlineData("Log1p", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Tanh", 0f, 0f)]
    [InlineData("Tanh", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Tanh", float.MaxValue, 1f)]
    [InlineData("Erf", float.NegativeInfinity, -1f)]
    [InlineData("Erf", float.MaxValue, 1f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", -87f, 0f)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.MaxValue, float.MaxValue)]
    [InlineData("Sin", 0f, 0f)]
    [InlineData("Cos", 0f, 1f)]
    public void Takes_special_values(string name, float x, float expected)
    {
        var actual = ElementaryFunction.Of(name).Scalar(x);
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), float.IsNaN(actual) ? BitConverter.SingleToInt32Bits(float.NaN) : BitConverter.SingleToInt32Bits(actual));
    }

    [Theory]
    [InlineData("Expm1", -0f)]
    [InlineData("Log1p", -0f)]
    [InlineData("Tanh", -0f)]
    [InlineData("Erf", -0f)]
    [InlineData("Sin", -0f)]
    [InlineData("Log", float.NegativeInfinity)]
    [InlineData("Cos", 1f)]
    [InlineData("Sigmoid", 0.5f)]
    public void Takes_negative_zero(string name, float expected) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(ElementaryFunction.Of(name).Scalar(-0f)));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gives_NaN_for_NaN(string name) => Assert.True(float.IsNaN(ElementaryFunction.Of(name).Scalar(float.NaN)));

    /// <summary>Compares all widths with the scalar twin; NaN's payload is outside the promise. Returns how many results were finite.</summary>
    private static int AssertSame(ElementaryFunction function, ReadOnlySpan<float> x)
    {
        var finite = 0;
        var at512 = function.At512(Vector512.Create(x));
        for (var lane = 0; lane < 16; lane++)
        {
            var expected = Bits(function.Scalar(x[lane]));
            Assert.Equal(expected, Bits(at512[lane]));
            Assert.Equal(expected, Bits(function.At256(Vector256.Create(x[(lane & 8)..]))[lane & 7]));
            Assert.Equal(expected, Bits(function.At128(Vector128.Create(x[(lane & 12)..]))[lane & 3]));
            finite += float.IsFinite(at512[lane]) ? 1 : 0;
        }

        return finite;
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);
}
