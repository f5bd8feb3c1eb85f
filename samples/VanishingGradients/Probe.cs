using NnGen;

namespace Depth;

/// <summary>What a report says about the fifty blocks of one network.</summary>
/// <param name="Name">Activation and initialization.</param>
/// <param name="IsMatched">Whether the initialization suits the activation.</param>
/// <param name="GradientNorms">‖∂L/∂θ‖ of each block, from the input.</param>
/// <param name="SingularValues">The largest singular value of each block's Jacobian.</param>
/// <param name="Stretches">The root mean square of each block's singular values.</param>
public sealed record Measurement(
    string Name, bool IsMatched, IReadOnlyList<double> GradientNorms, IReadOnlyList<double> SingularValues, IReadOnlyList<double> Stretches)
{
    /// <summary>ρ̄, the geometric mean of the largest singular values: a bound.</summary>
    public double Bound => Math.Exp(SingularValues.Average(Math.Log));

    /// <summary>ρ̄, the geometric mean of what the blocks make of a random vector's length.</summary>
    public double Stretch => Math.Exp(Stretches.Average(Math.Log));

    /// <summary>The products of the first factors, one for each number of them.</summary>
    public static IReadOnlyList<double> Products(IReadOnlyList<double> factors) =>
        [.. factors.Select((_, i) => factors.Take(i + 1).Aggregate(1.0, (product, factor) => product * factor))];

    /// <summary>The gradient's norm in the first block over that in the last: what is left of it after all the way back.</summary>
    public double Remainder => GradientNorms[0] / GradientNorms[^1];
}

/// <summary>Takes a step with a report on an untrained network.</summary>
public static class Probe
{
    private const int Samples = 32;

    /// <summary>Measures a network whose initial weights are multiplied by a factor.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="isMatched">Whether the resulting initialization suits the activation.</param>
    /// <param name="weightFactor">Of the standard deviation that is declared.</param>
    public static Measurement Measure<TNet>(string name, bool isMatched, double weightFactor)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(seed: 1);
        Initialization.Scale(net, weightFactor);
        var report = new Trainer<TNet>(net, new SGD(learningRate: 0)).StepWithReport(Normal(2, TNet.InputSize), Normal(3, TNet.OutputSize));
        return new Measurement(
            name, isMatched, [.. report.Layers.Where(IsBlock).Select(layer => layer.GradientNorm).OfType<double>()],
            [.. report.Jacobians.Select(jacobian => jacobian.LargestSingularValue)], [.. report.Jacobians.Select(jacobian => jacobian.Stretch)]);
    }

    /// <summary>Whether a layer has the weights of a block; a normalisation's scale and shift are beside them.</summary>
    private static bool IsBlock(LayerReport layer) => layer.Kind.StartsWith("Dense", StringComparison.Ordinal);

    private static float[] Normal(ulong seed, int size)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, Samples * size).Select(_ => random.NextNormal())];
    }
}
