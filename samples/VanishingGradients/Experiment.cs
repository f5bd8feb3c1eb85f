namespace Depth;

/// <summary>Four kinds of fifty blocks, each with the initialization that suits it and with one that does not, and what normalisation makes of that.</summary>
public sealed class Experiment
{
    /// <summary>The blocks of each network.</summary>
    public const int Depth = 50;

    private static readonly double Root = Math.Sqrt(2);

    /// <summary>For square layers He's variance 2/n is twice Xavier's 2/(n + n), so a factor √2 turns one into the other.</summary>
    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        Probe.Measure<SigmoidNet>("sigmoid, Xavier", true, 1),
        Probe.Measure<SigmoidNet>("sigmoid, half of Xavier", false, 0.5),
        Probe.Measure<TanhNet>("tanh, Xavier", true, 1),
        Probe.Measure<TanhNet>("tanh, half of Xavier", false, 0.5),
        Probe.Measure<ReLUNet>("ReLU, He", true, 1),
        Probe.Measure<ReLUNet>("ReLU, Xavier", false, 1 / Root),
        Probe.Measure<ResidualNet>("residual, He/√L", true, 1 / Math.Sqrt(Depth)),
        Probe.Measure<ResidualNet>("residual, He", false, 1),
        Probe.Measure<ResidualLayerNormNet>("residual, He, LayerNorm", true, 1),
        Probe.Measure<ResidualBatchNormNet>("residual, He, BatchNorm", true, 1),
    ];
}
