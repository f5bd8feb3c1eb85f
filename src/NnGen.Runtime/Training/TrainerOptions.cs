namespace NnGen;

/// <summary>
/// What a <see cref="Trainer{TNet}"/> does beside the optimizer, and on how many threads it runs. In the order of a step: penalties are added to the
/// gradients, these are clipped by value and then by norm, the schedule sets the learning rate, weights decay, the optimizer updates, weights
/// shrink (L1), averages follow.
/// </summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// λ of the penalty λ/2·‖W‖² on weights (not on biases and scales), finite and at least 0; 0 for none. λ·w is added to the gradient:
    /// weight decay coupled with the optimizer, PyTorch's <c>weight_decay</c> of all optimizers but AdamW. Unlike there, gradients are clipped with
    /// λ·w in them. Where a text has λ·‖W‖² without ½, this is twice its λ.
    /// </summary>
    public float L2 { get; init; }

    /// <summary>
    /// λ of decoupled weight decay, w ← (1 − η·λ)·w before the optimizer's update, on weights; finite and at least 0; 0 for none. It is no penalty
    /// (<see cref="Trainer{TNet}.LastPenalty"/>), and comes on top of the decay that <see cref="AdamW"/> and <see cref="Lion"/> have themselves.
    /// </summary>
    public float WeightDecay { get; init; }

    /// <summary>λ of the penalty λ·‖W‖₁ = λ·Σ|w| on weights (not on biases and scales), finite and at least 0; 0 for none.</summary>
    public float L1 { get; init; }

    /// <summary>How <see cref="L1"/> is minimised.</summary>
    public L1Form L1Form { get; init; }

    /// <summary>c: gradients whose Euclidean norm ‖g‖, over all parameters, exceeds c are scaled by c/‖g‖. Above 0; null for no clipping.</summary>
    public float? ClipNorm { get; init; }

    /// <summary>c: each gradient is clipped to [−c, c]. Above 0; null for no clipping.</summary>
    public float? ClipValue { get; init; }

    /// <summary>The learning rate of each update, or null to leave the optimizer's as it is.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// d: after each update a ← d·a + (1 − d)·w averages the parameters (EMA); the first update sets a = w, as in PyTorch's AveragedModel. In [0, 1); null
    /// for no averages. <see cref="Trainer{TNet}.AveragedParameters"/> has them.
    /// </summary>
    public float? WeightAveraging { get; init; }

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

        CheckFactor(L2, nameof(L2));
        CheckFactor(WeightDecay, nameof(WeightDecay));
        CheckFactor(L1, nameof(L1));
        CheckClip(ClipNorm, nameof(ClipNorm));
        CheckClip(ClipValue, nameof(ClipValue));
        if (!Enum.IsDefined(L1Form))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.L1Form must be Proximal or Subgradient, but is {L1Form}."), "options");
        }

        if (WeightAveraging is { } decay && !(decay is >= 0 and < 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.WeightAveraging must be at least 0 and below 1, but is {decay}."), "options");
        }
    }

    private static void CheckFactor(float value, string name)
    {
        if (!(value >= 0 && float.IsFinite(value)))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.{name} must be finite and at least 0, but is {value}."), "options");
        }
    }

    private static void CheckClip(float? value, string name)
    {
        if (value is { } clip && !(clip > 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.{name} must be above 0, but is {clip}."), "options");
        }
    }
}
