using System.Globalization;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>
/// Holds a gradient against central differences along random directions: two evaluations however many elements, each of which counts.
/// </summary>
internal sealed class DirectionalCheck(Func<double> objective, int seed)
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;
    private const int Directions = 4;

    private readonly Random _random = new(seed);

    /// <param name="leaf">What the gradient is of, for the message.</param>
    /// <param name="values">The values the objective depends on; they come back as they were.</param>
    /// <param name="gradient">The gradient to check.</param>
    public void Check(Tensor leaf, double[] values, double[] gradient)
    {
        for (var attempt = 1; attempt <= Directions; attempt++)
        {
            var direction = values.Select(_ => _random.NextDouble() - 0.5).ToArray();
            var actual = gradient.Zip(direction, (g, d) => g * d).Sum();
            var (coarse, fine) = (Difference(values, direction, Step), Difference(values, direction, Step / 8));
            var allowed = Tolerance * Math.Max(1e-3, Math.Sqrt(gradient.Sum(g => g * g)));
            if (Math.Abs(actual - coarse) <= allowed || Math.Abs(actual - fine) <= allowed)
            {
                return;
            }

            // Where the two differences contradict each other, the way goes over a kink, and another one must be taken.
            var contradiction = Math.Abs(coarse - fine) > allowed;
            Assert.True(
                contradiction && attempt < Directions,
                string.Create(CultureInfo.InvariantCulture, $"Derivative of {leaf}: {actual:R}; central differences give {coarse:R} and {fine:R}."));
        }
    }

    private double Difference(double[] values, double[] direction, double step)
    {
        var above = Along(values, direction, step);
        var below = Along(values, direction, -step);
        return (above - below) / (2 * step);
    }

    private double Along(double[] values, double[] direction, double step)
    {
        var original = values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += step * direction[i];
        }

        var result = objective();
        original.CopyTo(values, 0);
        return result;
    }
}
