namespace NnGen;

/// <summary>
/// Stochastic gradient descent, with momentum as in PyTorch: v ← μ·v + (1 − τ)·g (v = g in the first step), w ← w − η·v, or with Nesterov's
/// momentum w ← w − η·(g + μ·v).
/// </summary>
/// <remarks>
/// Texts write momentum in three ways, all of which are here.
/// <list type="bullet">
/// <item>v ← μ·v + g, w ← w − η·v: <c>momentum: μ</c>. PyTorch's, without (1 − β).</item>
/// <item>v ← β·v + (1 − β)·g from v = 0, w ← w − η·v, an exponential average: <c>momentum: β, dampening: β</c> and
/// <see cref="DampensFirstStep"/>. Without the latter the first step has v = g, as in PyTorch.</item>
/// <item>v ← γ·v + η·g, w ← w − v: <c>momentum: γ</c> and <see cref="VelocityHoldsRate"/>. It differs from the first where the learning rate
/// changes: steps behind keep the rate they were taken at.</item>
/// </list>
/// Weight decay: λ·w in the gradient (PyTorch's <c>weight_decay</c>) is <see cref="TrainerOptions.L2"/>, decoupled it is
/// <see cref="TrainerOptions.WeightDecay"/>; both take weights only.
/// </remarks>
public sealed class SGD : Optimizer
{
    private readonly float _momentum;
    private readonly float _dampening;
    private readonly bool _nesterov;
    private FlatUpdate? _update;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="momentum">μ, in [0, 1]; 0 keeps no velocity.</param>
    /// <param name="dampening">τ, in [0, 1].</param>
    /// <param name="nesterov">Whether to look ahead; needs momentum and no dampening.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum without momentum, or with dampening.</exception>
    public SGD(float learningRate, float momentum = 0, float dampening = 0, bool nesterov = false)
        : base(learningRate)
    {
        _momentum = RequireRange(momentum, 0f, 1f, nameof(momentum));
        _dampening = RequireRange(dampening, 0f, 1f, nameof(dampening));
        _nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"nesterov needs a momentum above 0 and a dampening of 0, but they are {momentum} and {dampening}."), nameof(nesterov));
        }
    }

    /// <summary>Whether the first step dampens as all others do: v = (1 − τ)·g. PyTorch does not.</summary>
    public bool DampensFirstStep { get; init; }

    /// <summary>Whether the learning rate is applied to the gradient, before the velocity, and not after: v ← μ·v + (1 − τ)·η·g, w ← w − v.</summary>
    public bool VelocityHoldsRate { get; init; }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<OptimizerState> States =>
        _update is MomentumDescent descent ? [new("momentum_buffer", descent.Velocity)] : [];

    /// <inheritdoc/>
    internal override double SteadyGain => _momentum is 0 or 1 ? 1 : (1.0 - _dampening) / (1.0 - _momentum);

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length) => _update = _momentum == 0 ? new Descent(this) : new MomentumDescent(this, length);

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients) => _update!.Run(Team, parameters, gradients);

    private sealed class Descent(SGD optimizer) : FlatUpdate
    {
        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) =>
            FlatKernels.AddScaled(parameters, gradients, -optimizer.LearningRate);
    }

    private sealed class MomentumDescent(SGD optimizer, int length) : FlatUpdate
    {
        public AlignedMemory Velocity { get; } = new(length);

        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start)
        {
            var isDampened = optimizer.StepCount > 0 || optimizer.DampensFirstStep;
            var share = isDampened ? (float)(1.0 - optimizer._dampening) : 1f;
            var (before, after) = optimizer.VelocityHoldsRate ? (optimizer.LearningRate, 1f) : (1f, optimizer.LearningRate);
            var (velocityPart, gradientPart) = optimizer._nesterov ? (optimizer._momentum, before) : (1f, 0f);
            FlatKernels.Momentum(
                parameters, gradients, Velocity.Span.Slice(start, parameters.Length),
                new MomentumConstants(optimizer._momentum, share * before, velocityPart, gradientPart, after));
        }
    }
}
