namespace NnGen.Onnx.Tests.Running;

/// <summary>What is wrong is complained of.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(1f, 1.0009f)]
    [InlineData(0f, 0.9e-7f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    public void Near_values_pass(float expected, float actual) => Assert.Null(Comparison.Complaint([actual], [expected]));

    [Theory]
    [InlineData(1f, 1.0011f)]
    [InlineData(0f, 1.2e-7f)]
    [InlineData(1f, float.NaN)]
    [InlineData(1f, float.PositiveInfinity)]
    public void Others_do_not(float expected, float actual) =>
        Assert.StartsWith("1 of 2 values are wrong; value 1 is ", Comparison.Complaint([0, actual], [0, expected]), StringComparison.Ordinal);

    [Fact]
    public void Another_count_does_not() => Assert.Equal("1 values came out, but 2 are expected", Comparison.Complaint([1], [1, 1]));
}
