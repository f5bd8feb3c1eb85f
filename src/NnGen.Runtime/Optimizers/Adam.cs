namespace NnGen;

/// <summary>
/// Adam (Kingma and Ba 2015) as in PyTorch: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
/// w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε) in step t = 1, 2, ….
/// </summary>
/// <remarks>Running means below 1e-30 in magnitude become 0.</remarks>
public class Adam : Optimizer
{
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _epsilon;
    private StepUpdate? _update;
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
        : base(learningRate)
    {
        _beta1 = RequireRange(beta1, 0f, 0.99999994f, nameof(beta1));
        _beta2 = RequireRange(beta2, 0f, 0.99999994f, nameof(beta2));
        _epsilon = RequireRange(epsilon, float.Epsilon, float.MaxValue, nameof(epsilon));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<OptimizerState> States => _update?.States ?? [];

    /// <inheritdoc/>
    protected internal override long StepCount
    {
        get => base.StepCount;
        set
        {
            base.StepCount = value;
            _beta1Power = Power(_beta1, value);
            _beta2Power = Power(_beta2, value);
        }
    }

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length) => _update = new StepUpdate(length);

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _beta1Power *= _beta1;
        _beta2Power *= _beta2;
        _update!.Constants = new AdamConstants(
            _beta1, _beta2, (float)(1.0 - _beta1), (float)(1.0 - _beta2), (float)(LearningRate / (1.0 - _beta1Power)),
            (float)(1.0 / Math.Sqrt(1.0 - _beta2Power)), _epsilon);
        _update.Run(Team, parameters, gradients);
    }

    /// <summary>βᵗ with the rounding of t steps, one product each.</summary>
    private static double Power(double beta, long exponent)
    {
        var (before, power) = (double.NaN, 1.0);
        for (var t = 0L; t < exponent && power != before; t++)
        {
            (before, power) = (power, power * beta);
        }

        return power;
    }

    /// <summary>The running means, and what one step needs besides.</summary>
    private sealed class StepUpdate(int length) : FlatUpdate
    {
        private readonly AlignedMemory _mean = new(length);
        private readonly AlignedMemory _square = new(length);

        public IReadOnlyList<OptimizerState> States => [new("exp_avg", _mean), new("exp_avg_sq", _square)];

        public AdamConstants Constants { get; set; }

        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) => FlatKernels.Adam(
            parameters, gradients, _mean.Span.Slice(start, parameters.Length), _square.Span.Slice(start, parameters.Length), Constants);
    }
}
