namespace NnGen.Tests.Mathematics;

public class DoubleMathTests
{
    [Fact]
    public void Cosines_are_within_4e_16()
    {
        for (var i = 0; i <= 100_000; i++)
        {
            var x = i / 100_000.0;
            Assert.InRange(DoubleMath.CosPi(x) - Math.Cos(Math.PI * x), -4e-16, 4e-16);
        }

        Assert.Equal([1.0, 0.0, -1.0], new[] { 0, 0.5, 1 }.Select(DoubleMath.CosPi));
    }

    [Theory]
    [InlineData(0.999, 1_000)]
    [InlineData(0.999_99, 1_000_000)]
    [InlineData(0.5, 1)]
    [InlineData(0.3, 7)]
    public void Powers_are_close(double x, long n) =>
        Assert.InRange(DoubleMath.Power(x, n) / Math.Pow(x, n), 1 - (2e-16 * n), 1 + (2e-16 * n));

    [Fact]
    public void Powers_of_0_and_to_0_are_exact()
    {
        Assert.Equal((1.0, 1.0, 0.0), (DoubleMath.Power(0.3, 0), DoubleMath.Power(0, 0), DoubleMath.Power(0, 5)));
        Assert.Equal(0.0, DoubleMath.Power(0.9, long.MaxValue));
    }
}
