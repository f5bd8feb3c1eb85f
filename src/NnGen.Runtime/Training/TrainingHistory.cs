namespace NnGen;

/// <summary>What <see cref="Trainer{TNet}.Fit"/> measured, epoch by epoch.</summary>
/// <param name="Epochs">The epochs in order.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>The epoch with the lowest loss (on the validation data, without such data that of the training), counted from 1; 0 if no loss was a number.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Whether <see cref="EarlyStopping"/> ended the training.</summary>
    public bool StoppedEarly { get; init; }
}

/// <summary>What was measured in one epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Loss">The mean loss over its samples, each before its update.</param>
/// <param name="Accuracy">The share classified rightly during training, in [0, 1]; null where the network does not classify by its largest output.</param>
/// <param name="ValidationLoss">The mean loss on the validation data after the epoch, or null without such data.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data after the epoch, or null.</param>
public readonly record struct EpochResult(int Epoch, float Loss, float? Accuracy, float? ValidationLoss, float? ValidationAccuracy);
