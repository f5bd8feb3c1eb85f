namespace NnGen;

/// <summary>How <see cref="Trainer{TNet}.Fit"/> goes through the data.</summary>
public sealed record FitOptions
{
    /// <summary>The last epoch's number, at least 1: how often to go through all samples, unless <see cref="FirstEpoch"/> is above 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>
    /// The epoch to begin with, counted from 1: after <see cref="Trainer{TNet}.LoadCheckpoint(string)"/>, <see cref="Trainer{TNet}.Epoch"/> + 1. Above
    /// <see cref="Epochs"/>, there is nothing to do.
    /// </summary>
    public int FirstEpoch { get; init; } = 1;

    /// <summary>
    /// Where to save a checkpoint after each epoch, replacing that of the epoch before, or null. A training that is resumed from it gives the bits of
    /// one that never stopped.
    /// </summary>
    public string? CheckpointPath { get; init; }

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

    /// <summary>
    /// α of mixup, λ ~ Beta(α, α), finite and at least 0; 0 for none. Each sample of a batch is mixed with another of it, inputs and targets alike, with one λ a
    /// batch (Zhang et al. 2018); labels become soft targets. The measured loss and accuracy of the training are those of the mixed samples.
    /// The numbers depend on <see cref="Seed"/>, the epoch and the batch alone.
    /// </summary>
    public float Mixup { get; init; }

    /// <summary>When to stop before <see cref="Epochs"/>, or null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Whether to put back, at the end, the parameters and buffers after the epoch with the lowest loss (on the validation data, without such data that of the
    /// training, which is measured before each update). The optimizer's state stays. A fit that is cancelled or diverges puts nothing back.
    /// </summary>
    public bool RestoreBest { get; init; }

    /// <summary>
    /// Whether validation measures the averaged parameters (<see cref="TrainerOptions.WeightAveraging"/>); <see cref="RestoreBest"/> then puts back the best of
    /// these.
    /// </summary>
    public bool ValidateAveraged { get; init; }

    /// <summary>Stops between two mini-batches; the parameters are then those of the last step.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Check()
    {
        Check(Epochs, nameof(Epochs));
        Check(FirstEpoch, nameof(FirstEpoch));
        Check(BatchSize, nameof(BatchSize));
        EarlyStopping?.Check();
        if (CheckpointPath is { Length: 0 })
        {
            throw new ArgumentException("options.CheckpointPath must be a file's path or null, but is empty.", "options");
        }

        if (ValidateAveraged && Validation is null)
        {
            throw new ArgumentException("options.ValidateAveraged needs options.Validation: the loss of the training is that of the parameters themselves.", "options");
        }

        if (!(Mixup >= 0 && float.IsFinite(Mixup)))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.Mixup must be finite and at least 0, but is {Mixup}."), "options");
        }
    }

    private static void Check(int value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"options.{name} must be at least 1, but is {value}."), "options");
        }
    }
}
