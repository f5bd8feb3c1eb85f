namespace NnGen;

/// <summary>Where <see cref="Trainer{TNet}.Fit"/> stands after a mini-batch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">The mini-batch in the epoch, counted from 1.</param>
/// <param name="Batches">The mini-batches of an epoch.</param>
/// <param name="Loss">The mean loss over the epoch's samples so far, each before its update.</param>
/// <param name="Accuracy">The share classified rightly so far, in [0, 1]; null where the network does not classify by its largest output.</param>
/// <param name="ValidationLoss">The mean loss on the validation data; only after an epoch's last mini-batch.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data; only after an epoch's last mini-batch.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Batch, int Batches, float Loss, float? Accuracy, float? ValidationLoss, float? ValidationAccuracy)
{
    /// <summary>Whether this was the epoch's last mini-batch.</summary>
    public bool IsEpochEnd => Batch == Batches;
}
