using NnGen;

namespace ExclusiveOr;

/// <summary>Trains both networks on the four samples of exclusive or.</summary>
public sealed class Experiment
{
    /// <summary>
    /// The least mean squared error of any y = w₁x₁ + w₂x₂ + b on exclusive or. With c = (1, −1, −1, 1), c·y is 0 for every such y and −2 for the
    /// targets, so that the squared error is at least (−2)²/‖c‖² = 1, a quarter for each sample; y = ½ attains it.
    /// </summary>
    public const double BestLinearLoss = 0.25;

    /// <summary>Steps of each training.</summary>
    public const int Steps = 400;

    public Experiment()
    {
        CurvedLosses = Train(Curved);
        LinearLosses = Train(Linear);
        Collapsed = AffineMap.Of(Linear);
        CollapseError = FarthestFromMap(Collapsed);
    }

    /// <summary>The network with a nonlinearity.</summary>
    public CurvedNet Curved { get; } = new(seed: 1);

    /// <summary>The network without.</summary>
    public LinearNet Linear { get; } = new(seed: 1);

    /// <summary>Mean squared error before each step.</summary>
    public IReadOnlyList<float> CurvedLosses { get; }

    /// <summary>Mean squared error before each step.</summary>
    public IReadOnlyList<float> LinearLosses { get; }

    /// <summary>The trained linear network, multiplied out: W₁·W₂·W₃ and its bias.</summary>
    public AffineMap Collapsed { get; }

    /// <summary>The largest difference between the linear network's outputs and those of its one matrix, over random inputs of [−1, 2]².</summary>
    public double CollapseError { get; }

    private static IReadOnlyList<float> Train<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var trainer = new Trainer<TNet>(net, new Adam(learningRate: 0.05f));
        var losses = new float[Steps];
        for (var step = 0; step < Steps; step++)
        {
            losses[step] = trainer.Step(TruthTable.Inputs, TruthTable.Targets);
        }

        return losses;
    }

    private double FarthestFromMap(AffineMap map)
    {
        const int Count = 1000;
        var random = new RandomSource(seed: 2);
        var farthest = 0.0;
        Span<float> output = stackalloc float[1];
        for (var i = 0; i < Count; i++)
        {
            ReadOnlySpan<float> input = [(random.NextSingle() * 3) - 1, (random.NextSingle() * 3) - 1];
            Linear.Predict(input, output);
            farthest = Math.Max(farthest, Math.Abs(output[0] - map.Apply(input)[0]));
        }

        return farthest;
    }
}
