namespace NnGen;

/// <summary>
/// η_min + ½(η − η_min)(1 + cos(π·t/T)) at step t, and η_min from step T on (Loshchilov and Hutter 2017, without restarts). PyTorch's
/// CosineAnnealingLR up to T; beyond, it would rise again.
/// </summary>
/// <param name="rate">η, finite and at least 0.</param>
/// <param name="steps">T, at least 1.</param>
/// <param name="minimumRate">η_min, finite and at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed class CosineSchedule(float rate, long steps, float minimumRate = 0) : LearningRateSchedule
{
    private readonly float _rate = Rate(rate, nameof(rate));
    private readonly long _steps = Steps(steps, nameof(steps));
    private readonly float _minimumRate = Rate(minimumRate, nameof(minimumRate));

    /// <inheritdoc/>
    public override float RateAt(long step) =>
        (float)(_minimumRate + (((double)_rate - _minimumRate) * CosineFall((double)step / _steps)));
}
