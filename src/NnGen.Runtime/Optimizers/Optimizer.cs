namespace NnGen;

/// <summary>
/// Turns gradients into new parameters. An optimizer holds state for one network and so belongs to one <see cref="Trainer{TNet}"/>; its
/// memory is allocated when it is handed over, its steps allocate nothing.
/// </summary>
public abstract class Optimizer
{
    private static readonly ThreadTeam Alone = new(1);

    // Weak, so that an optimizer which outlives its trainer does not keep its threads.
    private WeakReference<ThreadTeam>? _team;
    private long _stepCount;

    /// <summary>Creates an optimizer.</summary>
    /// <param name="learningRate">The learning rate η, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate η, finite and at least 0; may change between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set
        {
            RequireRange(value, 0f, float.MaxValue, "learningRate");
            field = value;
        }
    }

    /// <summary>
    /// What is kept between steps, in an order that stays; allocated by <see cref="Initialize"/>, and so empty before. A checkpoint is
    /// exact if these blocks, <see cref="StepCount"/> and the learning rate are all that steps depend on.
    /// </summary>
    protected internal virtual IReadOnlyList<OptimizerState> States => [];

    /// <summary>
    /// The updates taken, counted by the trainer after each <see cref="Update"/>, so 0 during the first. A checkpoint sets it; override it
    /// where something follows from it, such as the powers of a bias correction.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    protected internal virtual long StepCount
    {
        get => _stepCount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _stepCount = value;
        }
    }

    /// <summary>Allocates the state.</summary>
    /// <param name="info">The network's tables.</param>
    /// <param name="length">The length of the parameter block, a multiple of 16.</param>
    protected abstract void Initialize(NetworkInfo info, int length);

    /// <summary>
    /// Updates all parameters in place. Pads of <paramref name="gradients"/> are 0; pads of <paramref name="parameters"/> may hold anything and
    /// must not influence other elements.
    /// </summary>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="gradients">The gradients of the mean loss, all finite, in the same layout.</param>
    protected abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients);

    /// <summary>What momentum multiplies the steps by that a gradient which stays the same leads to, in the end.</summary>
    internal virtual double SteadyGain => 1;

    internal void Bind(NetworkInfo info, int length, ThreadTeam team)
    {
        if (_team is not null)
        {
            throw new InvalidOperationException($"This {GetType().Name} already belongs to a trainer. Create one optimizer for each trainer: it holds that network's state.");
        }

        Initialize(info, length);
        _team = new(team);
    }

    internal void Apply(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        Update(parameters, gradients);
        _stepCount++;
    }

    /// <summary>The trainer's threads, which share out updates by element; where they are gone, the calling thread.</summary>
    private protected ThreadTeam Team => _team!.TryGetTarget(out var team) ? team : Alone;

    internal static float RequireRange(float value, float least, float most, string name)
    {
        if (!(value >= least && value <= most))
        {
            var range = most == float.MaxValue
                ? FormattableString.Invariant($"finite and at least {least}") : FormattableString.Invariant($"between {least} and {most}");
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be {range}, but is {value}."));
        }

        return value;
    }
}
