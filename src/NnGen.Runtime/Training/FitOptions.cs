namespace NnGen;

/// <summary>How <see cref="Trainer{TNet}.Fit"/> goes through the data.</summary>
public sealed record FitOptions
{
    /// <summary>How often to go through all samples, at least 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The samples of a mini-batch, at least 1; the last of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Samples to evaluate after each epoch, or null.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Told after each mini-batch, or null.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Whether each epoch takes the samples in another random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of these orders; an epoch's order depends on it and on the epoch's number alone.</summary>
    public ulong Seed { get; init; }

    /// <summary>Stops between two mini-batches; the parameters are then those of the last step.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Check()
    {
        Check(Epochs, nameof(Epochs));
        Check(BatchSize, nameof(BatchSize));
    }

    private static void Check(int value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"options.{name} must be at least 1, but is {value}."), "options");
        }
    }
}
