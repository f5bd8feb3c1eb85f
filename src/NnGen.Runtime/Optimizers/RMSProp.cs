namespace NnGen;

/// <summary>
/// RMSProp (Hinton 2012) as in PyTorch: v ← α·v + (1 − α)·g², w ← w − η·g / (√v + ε). Centred (Graves 2013), ḡ ← α·ḡ + (1 − α)·g and v − ḡ²
/// stands in place of v. With momentum, b ← μ·b + g / (√v + ε), w ← w − η·b.
/// </summary>
/// <remarks>
/// ε is added to the root, as in PyTorch; Keras adds it below the root. Running means below 1e-30 in magnitude become 0. Unlike in PyTorch, a
/// variance v − ḡ² that rounding makes negative is 0 and not NaN.
/// </remarks>
public sealed class RMSProp : Optimizer
{
    private readonly float _alpha;
    private readonly float _epsilon;
    private readonly float _momentum;
    private readonly bool _centered;
    private StepUpdate? _update;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="alpha">α, in [0, 1).</param>
    /// <param name="epsilon">ε, finite and above 0.</param>
    /// <param name="momentum">μ, in [0, 1]; 0 keeps no velocity.</param>
    /// <param name="centered">Whether to divide by the deviation from the mean gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RMSProp(float learningRate = 1e-2f, float alpha = 0.99f, float epsilon = 1e-8f, float momentum = 0, bool centered = false)
        : base(learningRate)
    {
        _alpha = RequireRange(alpha, 0f, 0.99999994f, nameof(alpha));
        _epsilon = RequireRange(epsilon, float.Epsilon, float.MaxValue, nameof(epsilon));
        _momentum = RequireRange(momentum, 0f, 1f, nameof(momentum));
        _centered = centered;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<OptimizerState> States => _update?.States ?? [];

    /// <inheritdoc/>
    internal override double SteadyGain => _momentum == 1 ? 1 : 1 / (1.0 - _momentum);

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length) => _update = new StepUpdate(length, _centered, _momentum > 0);

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _update!.Constants = new RmsPropConstants(_alpha, (float)(1.0 - _alpha), _epsilon, _momentum, LearningRate);
        _update.Run(Team, parameters, gradients);
    }

    /// <summary>The running means, and what one step needs besides.</summary>
    private sealed class StepUpdate(int length, bool isCentered, bool hasMomentum) : FlatUpdate
    {
        private readonly AlignedMemory _square = new(length);
        private readonly AlignedMemory? _mean = isCentered ? new(length) : null;
        private readonly AlignedMemory? _velocity = hasMomentum ? new(length) : null;

        public RmsPropConstants Constants { get; set; }

        public IReadOnlyList<OptimizerState> States
        {
            get
            {
                var states = new List<OptimizerState> { new("square_avg", _square) };
                if (_mean is not null)
                {
                    states.Add(new("grad_avg", _mean));
                }

                if (_velocity is not null)
                {
                    states.Add(new("momentum_buffer", _velocity));
                }

                return states;
            }
        }

        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) => FlatKernels.RmsProp(
            parameters, gradients, _square.Span.Slice(start, parameters.Length), Part(_mean, start, parameters.Length),
            Part(_velocity, start, parameters.Length), Constants);

        private static Span<float> Part(AlignedMemory? memory, int start, int length) => memory is null ? [] : memory.Span.Slice(start, length);
    }
}
