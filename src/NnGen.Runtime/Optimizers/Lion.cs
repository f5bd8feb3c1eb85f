namespace NnGen;

/// <summary>
/// Lion (Chen et al. 2023, "Symbolic discovery of optimization algorithms"): w ← (1 − η·λ)·w − η·sign(β₁·m + (1 − β₁)·g), then
/// m ← β₂·m + (1 − β₂)·g; sign(0) = 0.
/// </summary>
/// <remarks>
/// Every element moves by η, so that η is three to ten times smaller than Adam's and λ as much larger. The decay is decoupled and takes weights
/// only, biases and scales excepted. Means below 1e-30 in magnitude become 0.
/// </remarks>
public sealed class Lion : Optimizer
{
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _weightDecay;
    private DecoupledDecay? _decay;
    private StepUpdate? _update;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="weightDecay">λ, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Lion(float learningRate = 1e-4f, float beta1 = 0.9f, float beta2 = 0.99f, float weightDecay = 0)
        : base(learningRate)
    {
        _beta1 = RequireRange(beta1, 0f, 0.99999994f, nameof(beta1));
        _beta2 = RequireRange(beta2, 0f, 0.99999994f, nameof(beta2));
        _weightDecay = RequireRange(weightDecay, 0f, float.MaxValue, nameof(weightDecay));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<OptimizerState> States => _update is null ? [] : [new("exp_avg", _update.Mean)];

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length)
    {
        ArgumentNullException.ThrowIfNull(info);
        _decay = new DecoupledDecay(info, _weightDecay);
        _update = new StepUpdate(length);
    }

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _decay!.Run(Team, parameters, LearningRate);
        _update!.Constants = new LionConstants(_beta1, _beta2, (float)(1.0 - _beta1), (float)(1.0 - _beta2), LearningRate);
        _update.Run(Team, parameters, gradients);
    }

    /// <summary>The mean, and what one step needs besides.</summary>
    private sealed class StepUpdate(int length) : FlatUpdate
    {
        public AlignedMemory Mean { get; } = new(length);

        public LionConstants Constants { get; set; }

        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) =>
            FlatKernels.Lion(parameters, gradients, Mean.Span.Slice(start, parameters.Length), Constants);
    }
}
