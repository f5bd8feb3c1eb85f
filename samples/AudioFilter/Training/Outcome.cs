using NnGen;

namespace AudioFilter.Training;

/// <summary>What came out of a training.</summary>
/// <param name="Net">The trained network.</param>
/// <param name="History">The losses of each epoch.</param>
/// <param name="ValidationPower">The mean square of the validation's targets.</param>
public sealed record Outcome(PedalNet Net, TrainingHistory History, double ValidationPower)
{
    /// <summary>The error-to-signal ratio on the validation's windows after each epoch.</summary>
    public IReadOnlyList<double> Ratios => [.. History.Epochs.Select(epoch => epoch.ValidationLoss!.Value / ValidationPower)];
}
