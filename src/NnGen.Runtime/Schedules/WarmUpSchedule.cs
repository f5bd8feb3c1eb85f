namespace NnGen;

/// <summary>
/// Rises linearly for n steps to where another schedule starts, η₀: η₀·(s + (1 − s)·t/n) at step t below n, then that schedule at t − n
/// (PyTorch's LinearLR followed by another through SequentialLR).
/// </summary>
public sealed class WarmUpSchedule : LearningRateSchedule
{
    private readonly long _steps;
    private readonly LearningRateSchedule _then;
    private readonly double _startFactor;

    /// <summary>Creates the schedule.</summary>
    /// <param name="steps">n, at least 1.</param>
    /// <param name="then">The schedule that follows, counting from its step 0.</param>
    /// <param name="startFactor">s, in [0, 1]; with 0 the first update changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public WarmUpSchedule(long steps, LearningRateSchedule then, double startFactor = 1.0 / 3.0)
    {
        ArgumentNullException.ThrowIfNull(then);
        _steps = Steps(steps, nameof(steps));
        _then = then;
        _startFactor = Factor(startFactor, nameof(startFactor));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<double> State
    {
        get => _then.State;
        set => _then.State = value;
    }

    /// <inheritdoc/>
    public override float RateAt(long step) => step >= _steps
        ? _then.RateAt(step - _steps)
        : (float)(_then.RateAt(0) * (_startFactor + ((1.0 - _startFactor) * step / _steps)));

    /// <inheritdoc/>
    public override void Observe(float loss) => _then.Observe(loss);
}
