using System.Globalization;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Comparison of values that two formulas of the same thing give in double precision.</summary>
internal static class Values
{
    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Count, actual.Count);
        var scale = Math.Max(1e-300, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                string.Create(CultureInfo.InvariantCulture, $"Element {i}: expected {expected[i]:R}, got {actual[i]:R}."));
        }
    }
}
