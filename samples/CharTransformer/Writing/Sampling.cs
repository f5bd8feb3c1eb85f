using NnGen;

namespace CharTransformer.Writing;

/// <summary>Draws one of several outcomes.</summary>
public static class Sampling
{
    /// <summary>Draws i with a probability in proportion to pᵢ to the power 1/T.</summary>
    /// <param name="probabilities">p, of which one at least is above 0.</param>
    /// <param name="temperature">T, above 0.</param>
    /// <param name="random">Where one number is taken from.</param>
    public static int Draw(ReadOnlySpan<float> probabilities, double temperature, RandomSource random)
    {
        var largest = 0f;
        foreach (var probability in probabilities)
        {
            largest = Math.Max(largest, probability);
        }

        // Against the largest, no power of all of them is too small for a double.
        Span<double> weights = stackalloc double[probabilities.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(probabilities[i] / largest, 1 / temperature);
            sum += weights[i];
        }

        return Find(weights, random.NextSingle() * sum);
    }

    private static int Find(ReadOnlySpan<double> weights, double rest)
    {
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            if (rest < weights[i])
            {
                return i;
            }

            rest -= weights[i];
            last = i;
        }

        return last;
    }
}
