namespace NnGen.Tests.Randomness;

public class SymmetricBetaTests
{
    /// <summary>Mean ½, variance 1 / (4·(2α + 1)), fourth moment about ½ of 3 / (16·(2α + 1)·(2α + 3)).</summary>
    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.2f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(4f)]
    [InlineData(50f)]
    public void Moments_are_those_of_the_distribution(float alpha)
    {
        const int count = 40_000;
        var random = new RandomSource(9);
        var (first, second, fourth) = (0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var value = SymmetricBeta.Next(random, alpha);
            Assert.InRange(value, 0f, 1f);
            var deviation = value - 0.5;
            first += deviation / count;
            second += deviation * deviation / count;
            fourth += deviation * deviation * deviation * deviation / count;
        }

        var variance = 1 / (4 * ((2.0 * alpha) + 1));
        var expectedFourth = 3 / (16 * ((2.0 * alpha) + 1) * ((2.0 * alpha) + 3));
        Assert.InRange(first, -4 * Math.Sqrt(variance / count), 4 * Math.Sqrt(variance / count));
        Assert.InRange(second / variance, 0.97, 1.03);
        Assert.InRange(fourth / expectedFourth, 0.95, 1.05);
    }

    [Fact]
    public void Numbers_are_those_of_every_machine()
    {
        var random = new RandomSource(9);
        var bits = Enumerable.Range(0, 4).Select(i => BitConverter.SingleToInt32Bits(SymmetricBeta.Next(random, 0.4f))).ToArray();
        if (Determinism.IsGuaranteed)
        {
            Assert.Equal([1064829524, 1057914533, 1051266845, 1033398621], bits);
        }
    }
}
