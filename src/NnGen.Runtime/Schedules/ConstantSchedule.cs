namespace NnGen;

/// <summary>η at every step; of use after a <see cref="WarmUpSchedule"/>.</summary>
/// <param name="rate">η, finite and at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
public sealed class ConstantSchedule(float rate) : LearningRateSchedule
{
    private readonly float _rate = Rate(rate, nameof(rate));

    /// <inheritdoc/>
    public override float RateAt(long step) => _rate;
}
