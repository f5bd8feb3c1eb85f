using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class ZeroSkippingTests
{
    [Theory]
    [InlineData(0, 40)]
    [InlineData(0, 3)]
    [InlineData(5, 29)]
    [InlineData(16, 16)]
    public void Lists_the_indices_of_values_that_are_not_zero(int from, int to)
    {
        var x = Enumerable.Range(0, 40).Select(i => (i % 5) switch { 0 => 1f, 1 => -0f, 2 => float.NaN, 3 => float.Epsilon, _ => 0f }).ToArray();
        var indices = new int[2 + to - from];
        var end = ZeroSkipping.Find(ref x[0], from, to, ref indices[0], 1);
        int[] expected = [.. Enumerable.Range(from, to - from).Where(i => x[i] != 0)];
        Assert.Equal(expected, indices[1..end]);
    }

    [Theory]
    [InlineData(40, 10, true)]
    [InlineData(40, 9, false)]
    [InlineData(35, 8, true)]
    [InlineData(35, 7, false)]
    [InlineData(3, 0, true)]
    public void Pays_from_a_quarter_of_zeros_on(int length, int zeros, bool pays)
    {
        var x = Enumerable.Repeat(float.NaN, length).ToArray();
        for (var i = 0; i < zeros; i++)
        {
            x[length - 1 - (2 * i % length)] = i % 2 == 0 ? 0f : -0f;
        }

        Assert.Equal(pays, ZeroSkipping.Pays(ref x[0], length));
    }
}
