using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// Numbers with the distribution Beta(α, α): λ = x / (x + y), x and y ~ Gamma(α), by Marsaglia and Tsang (2000). Through their logarithms,
/// so that nothing underflows for a small α.
/// </summary>
internal static class SymmetricBeta
{
    /// <summary>A number in [0, 1], α above 0.</summary>
    public static float Next(RandomSource random, float alpha)
    {
        var x = LogGamma(random, alpha);
        return VectorMath.Sigmoid((float)(x - LogGamma(random, alpha)));
    }

    /// <summary>The logarithm of a number ~ Gamma(α): for α below 1, Gamma(α) = Gamma(α + 1)·u^(1/α).</summary>
    private static double LogGamma(RandomSource random, double alpha) => alpha >= 1
        ? LogGammaFromOne(random, alpha)
        : LogGammaFromOne(random, alpha + 1) + (LogUniform(random) / alpha);

    private static double LogGammaFromOne(RandomSource random, double alpha)
    {
        var d = alpha - (1.0 / 3.0);
        var c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x = random.NextNormal();
            var root = 1.0 + (c * x);
            var logUniform = LogUniform(random);
            if (root > 0)
            {
                var v = root * root * root;
                double logV = VectorMath.Log((float)v);
                if (logUniform < (0.5 * x * x) + (d * (1.0 - v + logV)))
                {
                    return VectorMath.Log((float)d) + logV;
                }
            }
        }
    }

    /// <summary>The logarithm of a number in (0, 1].</summary>
    private static double LogUniform(RandomSource random) => VectorMath.Log(random.NextSingle() + (1f / 16_777_216f));
}
