namespace NnGen;

/// <summary>
/// η·γ^⌊t/n⌋ at step t: a factor γ every n updates (PyTorch's StepLR, called once a step). For a factor every k epochs, n is k times the batches of an epoch.
/// </summary>
/// <param name="rate">η, finite and at least 0.</param>
/// <param name="stepSize">n, at least 1.</param>
/// <param name="gamma">γ, in [0, 1].</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed class StepSchedule(float rate, long stepSize, double gamma = 0.1) : LearningRateSchedule
{
    private readonly float _rate = Rate(rate, nameof(rate));
    private readonly long _stepSize = Steps(stepSize, nameof(stepSize));
    private readonly double _gamma = Factor(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override float RateAt(long step) => (float)(_rate * DoubleMath.Power(_gamma, step / _stepSize));
}
