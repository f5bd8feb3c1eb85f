namespace NnGen;

/// <summary>What a <see cref="Trainer{TNet}"/> does to gradients before the optimizer sees them.</summary>
public sealed record TrainerOptions
{
    /// <summary>λ of the penalty λ/2·‖W‖² on weights (not on biases and scales), finite and at least 0; 0 for none.</summary>
    public float L2 { get; init; }

    /// <summary>c: gradients whose Euclidean norm ‖g‖, over all parameters, exceeds c are scaled by c/‖g‖. Above 0; null for no clipping.</summary>
    public float? ClipNorm { get; init; }

    internal void Check()
    {
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
