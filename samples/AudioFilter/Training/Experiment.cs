using AudioFilter.Signals;
using NnGen;

namespace AudioFilter.Training;

/// <summary>Trains a new network to sound like the effect.</summary>
public static class Experiment
{
    /// <summary>The epochs that suffice.</summary>
    public const int UsualEpochs = 15;

    /// <summary>The error-to-signal ratio of the piece that is reached by then.</summary>
    public const double RequiredRatio = 0.005;

    private const int BatchSize = 16;
    private const float MaximumRate = 3e-2f;
    private const double TrainingSeconds = 20;
    private const double ValidationSeconds = 2;

    // At this rate some windows, through 128 steps back, would throw the others' progress away.
    private const float LargestNorm = 0.1f;

    /// <summary>Trains by one cycle of the learning rate.</summary>
    public static Outcome Run(int epochs, ulong seed, IProgress<TrainingProgress>? progress = null)
    {
        var (train, validation) = (Windows.Cut(Exercise.Make(TrainingSeconds, seed)), Windows.Cut(Exercise.Make(ValidationSeconds, seed + 1)));
        var batches = (train.Count + BatchSize - 1) / BatchSize;
        var net = new PedalNet(seed);
        using var trainer = new Trainer<PedalNet>(net, new Adam(), new TrainerOptions
        {
            Schedule = new OneCycleSchedule(MaximumRate, (long)batches * epochs),
            ClipNorm = LargestNorm,
        });
        var history = trainer.Fit(train, new FitOptions { Epochs = epochs, BatchSize = BatchSize, Validation = validation, Seed = seed, Progress = progress });
        return new Outcome(net, history, MeanSquare(validation.Targets));
    }

    private static double MeanSquare(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        return sum / values.Length;
    }
}
