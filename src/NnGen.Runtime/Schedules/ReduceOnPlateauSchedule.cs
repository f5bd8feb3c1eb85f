namespace NnGen;

/// <summary>
/// Multiplies the rate by γ after more than p epochs without a loss below (1 − θ)·best, but not below η_min, and then waits c epochs before it
/// counts again (PyTorch's ReduceLROnPlateau, mode "min", threshold "rel", eps 0).
/// </summary>
/// <remarks>It has state and so belongs to one training; <see cref="Observe"/> moves it on, and steps do not.</remarks>
public sealed class ReduceOnPlateauSchedule : LearningRateSchedule
{
    private readonly double _factor;
    private readonly int _patience;
    private readonly double _threshold;
    private readonly int _cooldown;
    private readonly float _minimumRate;
    private double _rate;
    private double _best = double.PositiveInfinity;
    private long _badEpochs;
    private long _cooling;

    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The rate to start with, finite and at least 0.</param>
    /// <param name="factor">γ, in [0, 1].</param>
    /// <param name="patience">p, at least 0.</param>
    /// <param name="threshold">θ, in [0, 1].</param>
    /// <param name="cooldown">c, at least 0.</param>
    /// <param name="minimumRate">η_min, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ReduceOnPlateauSchedule(
        float rate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, float minimumRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        _rate = Rate(rate, nameof(rate));
        _factor = Factor(factor, nameof(factor));
        _threshold = Factor(threshold, nameof(threshold));
        (_patience, _cooldown) = (patience, cooldown);
        _minimumRate = Rate(minimumRate, nameof(minimumRate));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<double> State
    {
        get => [_rate, _best, _badEpochs, _cooling];
        set
        {
            RequireCount(value, 4);
            (_rate, _best, _badEpochs, _cooling) = (value[0], value[1], (long)value[2], (long)value[3]);
        }
    }

    /// <inheritdoc/>
    public override float RateAt(long step) => (float)_rate;

    /// <inheritdoc/>
    public override void Observe(float loss)
    {
        var isBetter = loss < _best * (1 - _threshold);
        _best = isBetter ? loss : _best;
        _badEpochs = isBetter ? 0 : _badEpochs + 1;
        if (_cooling > 0)
        {
            _cooling--;
            _badEpochs = 0;
        }

        if (_badEpochs > _patience)
        {
            _rate = Math.Min(_rate, Math.Max(_rate * _factor, _minimumRate));
            _cooling = _cooldown;
            _badEpochs = 0;
        }
    }
}
