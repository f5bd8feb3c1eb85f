namespace NnGen;

/// <summary>
/// The learning rate at each update; see <see cref="TrainerOptions.Schedule"/>. Rates are computed in double precision over plain operations, so
/// that they have the same bits on every machine, and depend on the step alone unless a schedule says otherwise.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of an update.</summary>
    /// <param name="step">The updates taken before it, at least 0.</param>
    /// <returns>η, finite and at least 0.</returns>
    public abstract float RateAt(long step);

    /// <summary>
    /// Tells the loss of an epoch that ended: <see cref="Trainer{TNet}.Fit"/> tells that on the validation data, without such data that of the
    /// training. Who trains through <c>Step</c> calls this where a schedule follows the loss.
    /// </summary>
    /// <param name="loss">The loss.</param>
    public virtual void Observe(float loss)
    {
    }

    /// <summary>What rates depend on besides the step, for checkpoints; setting it takes what was got from a schedule made alike.</summary>
    /// <exception cref="ArgumentException">The state is not of this kind of schedule.</exception>
    protected internal virtual IReadOnlyList<double> State
    {
        get => [];
        set => RequireCount(value, 0);
    }

    private protected void RequireCount(IReadOnlyList<double> state, int count)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Count != count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The state of a {GetType().Name} must have {count} values, but has {state.Count}."), nameof(state));
        }
    }

    private protected static float Rate(float value, string name) => Optimizer.RequireRange(value, 0f, float.MaxValue, name);

    private protected static double Factor(double value, string name, double most = 1) => value >= 0 && value <= most ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be between 0 and {most}, but is {value}."));

    private protected static long Steps(long value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    /// <summary>1 − ½(1 − cos πx): from 1 at 0 to 0 at 1, where it stays.</summary>
    private protected static double CosineFall(double x) => x >= 1 ? 0 : 0.5 * (1 + DoubleMath.CosPi(x));
}
