namespace NnGen.Tests.Fixtures;

/// <summary>Comparison of single with double precision.</summary>
internal static class Close
{
    /// <summary>Each value to 10⁻⁵ of the greatest.</summary>
    public static void Assert(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        var allowed = 1e-5f * Math.Max(1e-3f, expected.Length == 0 ? 0 : expected.ToArray().Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Xunit.Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, FormattableString.Invariant($"{what}, element {i}: {actual[i]}, not {expected[i]}."));
        }
    }
}
