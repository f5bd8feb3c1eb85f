namespace NnGen;

/// <summary>When <see cref="Trainer{TNet}.Fit"/> gives up: once the loss (on the validation data, without such data that of the training) no longer falls.</summary>
public sealed record EarlyStopping
{
    /// <summary>How many epochs in a row without an improvement end the training, at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>An epoch improves if its loss is below that of the last epoch that improved by more than this; finite and at least 0.</summary>
    public float MinimumDelta { get; init; }

    internal void Check()
    {
        if (Patience < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"options.EarlyStopping.Patience must be at least 1, but is {Patience}."), "options");
        }

        if (!(MinimumDelta >= 0 && float.IsFinite(MinimumDelta)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"options.EarlyStopping.MinimumDelta must be finite and at least 0, but is {MinimumDelta}."), "options");
        }
    }
}
