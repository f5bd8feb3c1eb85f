namespace NnGen;

/// <summary>η·γᵗ at step t (PyTorch's ExponentialLR, called once a step).</summary>
/// <param name="rate">η, finite and at least 0.</param>
/// <param name="gamma">γ, in [0, 1].</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed class ExponentialSchedule(float rate, double gamma) : LearningRateSchedule
{
    private readonly float _rate = Rate(rate, nameof(rate));
    private readonly double _gamma = Factor(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override float RateAt(long step) => (float)(_rate * DoubleMath.Power(_gamma, step));
}
