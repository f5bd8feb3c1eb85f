namespace Approximation;

/// <summary>The function to approximate on [−1, 1]: a hill, a narrower dip and a slope, of plain arithmetic.</summary>
public static class Curve
{
    public const int Points = 401;

    /// <summary>f(x).</summary>
    public static double At(double x)
    {
        var (hill, dip) = (x - 0.35, x + 0.4);
        return (1 / (1 + (25 * hill * hill))) - (0.8 / (1 + (60 * dip * dip))) + (0.3 * x);
    }

    /// <summary>Evenly spaced points of [−1, 1].</summary>
    public static float[] Inputs { get; } = [.. Enumerable.Range(0, Points).Select(i => (float)((2.0 * i / (Points - 1)) - 1))];

    /// <summary>f at these points.</summary>
    public static float[] Targets { get; } = [.. Inputs.Select(x => (float)At(x))];
}
