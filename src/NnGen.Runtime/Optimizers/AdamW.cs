namespace NnGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): w ← (1 − η·λ)·w before each step of Adam, for weights; unlike in
/// PyTorch, biases and scales are not decayed.
/// </summary>
/// <remarks>The coupled form, λ·w in the gradient, is <see cref="Adam"/> with <see cref="TrainerOptions.L2"/>.</remarks>
public sealed class AdamW : Adam
{
    private readonly float _weightDecay;
    private DecoupledDecay? _decay;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, finite and above 0.</param>
    /// <param name="weightDecay">λ, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 1e-2f)
        : base(learningRate, beta1, beta2, epsilon) =>
        _weightDecay = RequireRange(weightDecay, 0f, float.MaxValue, nameof(weightDecay));

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length)
    {
        ArgumentNullException.ThrowIfNull(info);
        base.Initialize(info, length);
        _decay = new DecoupledDecay(info, _weightDecay);
    }

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _decay!.Run(Team, parameters, LearningRate);
        base.Update(parameters, gradients);
    }
}
