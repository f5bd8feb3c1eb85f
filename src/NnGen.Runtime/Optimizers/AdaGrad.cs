namespace NnGen;

/// <summary>
/// AdaGrad (Duchi, Hazan and Singer 2011) as in PyTorch: s ← s + g², w ← w − η / (1 + (t − 1)·δ) · g / (√s + ε) in step t = 1, 2, ….
/// </summary>
/// <remarks>A sum below 1e-30 is taken for 0.</remarks>
public sealed class AdaGrad : Optimizer
{
    private readonly float _rateDecay;
    private readonly float _initialSum;
    private readonly float _epsilon;
    private StepUpdate? _update;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <param name="rateDecay">δ, finite and at least 0; PyTorch's <c>lr_decay</c>.</param>
    /// <param name="initialSum">What s starts with, finite and at least 0; PyTorch's <c>initial_accumulator_value</c>.</param>
    /// <param name="epsilon">ε, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdaGrad(float learningRate = 1e-2f, float rateDecay = 0, float initialSum = 0, float epsilon = 1e-10f)
        : base(learningRate)
    {
        _rateDecay = RequireRange(rateDecay, 0f, float.MaxValue, nameof(rateDecay));
        _initialSum = RequireRange(initialSum, 0f, float.MaxValue, nameof(initialSum));
        _epsilon = RequireRange(epsilon, float.Epsilon, float.MaxValue, nameof(epsilon));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<OptimizerState> States => _update is null ? [] : [new("sum", _update.Sum)];

    /// <inheritdoc/>
    protected override void Initialize(NetworkInfo info, int length)
    {
        _update = new StepUpdate(length);
        _update.Sum.Span.Fill(_initialSum);
    }

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _update!.Constants = new AdaGradConstants((float)(LearningRate / (1.0 + (StepCount * (double)_rateDecay))), _epsilon);
        _update.Run(Team, parameters, gradients);
    }

    /// <summary>The sums, and what one step needs besides.</summary>
    private sealed class StepUpdate(int length) : FlatUpdate
    {
        public AlignedMemory Sum { get; } = new(length);

        public AdaGradConstants Constants { get; set; }

        protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) =>
            FlatKernels.AdaGrad(parameters, gradients, Sum.Span.Slice(start, parameters.Length), Constants);
    }
}
