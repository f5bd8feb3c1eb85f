using System.Globalization;

namespace NnGen.Onnx.Tests.Running;

/// <summary>Outputs against what a case expects.</summary>
internal static class Comparison
{
    /// <summary>ONNX's own bounds: |actual − expected| ≤ 1e-7 + 1e-3·|expected|.</summary>
    private const double Absolute = 1e-7;

    private const double Relative = 1e-3;

    /// <summary>What is wrong, or null.</summary>
    public static string? Complaint(float[] actual, float[] expected)
    {
        if (actual.Length != expected.Length)
        {
            return $"{actual.Length} values came out, but {expected.Length} are expected";
        }

        var wrong = Enumerable.Range(0, actual.Length).Where(i => !IsNear(actual[i], expected[i])).ToArray();
        return wrong.Length == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{wrong.Length} of {actual.Length} values are wrong; value {wrong[0]} is {actual[wrong[0]]:R}, but {expected[wrong[0]]:R} is expected");
    }

    private static bool IsNear(double actual, double expected) =>
        actual == expected || Math.Abs(actual - expected) <= Absolute + (Relative * Math.Abs(expected));
}
