namespace NnGen;

/// <summary>What a <see cref="Trainer{TNet}"/> does to gradients before the optimizer sees them, and on how many threads it runs.</summary>
public sealed record TrainerOptions
{
    /// <summary>λ of the penalty λ/2·‖W‖² on weights (not on biases and scales), finite and at least 0; 0 for none.</summary>
    public float L2 { get; init; }

    /// <summary>c: gradients whose Euclidean norm ‖g‖, over all parameters, exceeds c are scaled by c/‖g‖. Above 0; null for no clipping.</summary>
    public float? ClipNorm { get; init; }

    /// <summary>
    /// The threads of a step, at least 1: the one that calls it, and background threads that wait in between. They change no bit of a result. More than the
    /// machine has processors gain nothing.
    /// </summary>
    public int Parallelism { get; init; } = 1;

    internal void Check()
    {
        if (Parallelism < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"options.Parallelism must be at least 1, but is {Parallelism}."), "options");
        }

        if (!(L2 >= 0 && float.IsFinite(L2)))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.L2 must be finite and at least 0, but is {L2}."), "options");
        }

        if (ClipNorm is { } clip && !(clip > 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.ClipNorm must be above 0, but is {clip}."), "options");
        }
    }
}
