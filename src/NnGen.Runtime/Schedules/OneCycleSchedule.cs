namespace NnGen;

/// <summary>
/// One cycle (Smith and Topin 2018) as in PyTorch's OneCycleLR: from η/d up to the largest rate η, reached at step p·T − 1, then down to
/// η/(d·f) at step T − 1, where it stays. In three phases, down to η/d by step 2·p·T − 2 and then on to η/(d·f). Each phase follows half a cosine,
/// or a line.
/// </summary>
/// <remarks>PyTorch cycles the momentum too unless told otherwise; this does not.</remarks>
public sealed class OneCycleSchedule : LearningRateSchedule
{
    private readonly double[] _ends;
    private readonly double[] _rates;
    private readonly bool _isLinear;

    /// <summary>Creates the schedule.</summary>
    /// <param name="maximumRate">η, finite and at least 0.</param>
    /// <param name="steps">T, at least 2.</param>
    /// <param name="risingShare">p, above 0 and below 1, with p·T above 1; below ½ for three phases.</param>
    /// <param name="divisor">d, finite and at least 1.</param>
    /// <param name="finalDivisor">f, finite and at least 1.</param>
    /// <param name="threePhases">Whether to fall as fast as to rise, and then further.</param>
    /// <param name="linear">Whether phases are lines.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public OneCycleSchedule(
        float maximumRate, long steps, double risingShare = 0.3, double divisor = 25, double finalDivisor = 1e4, bool threePhases = false,
        bool linear = false)
    {
        double maximum = Rate(maximumRate, nameof(maximumRate));
        Require(steps >= 2, steps, nameof(steps), "at least 2");
        Require(
            risingShare > 0 && risingShare * steps > 1 && risingShare < (threePhases ? 0.5 : 1), risingShare, nameof(risingShare),
            $"above 1/steps and below {(threePhases ? "1/2" : "1")}");
        Require(divisor >= 1 && double.IsFinite(divisor), divisor, nameof(divisor), "finite and at least 1");
        Require(finalDivisor >= 1 && double.IsFinite(finalDivisor), finalDivisor, nameof(finalDivisor), "finite and at least 1");
        var (start, top, last) = (maximum / divisor, (risingShare * steps) - 1, steps - 1.0);
        var end = start / finalDivisor;
        _ends = threePhases ? [0, top, (2 * risingShare * steps) - 2, last] : [0, top, last];
        _rates = threePhases ? [start, maximum, start, end] : [start, maximum, end];
        _isLinear = linear;
    }

    /// <inheritdoc/>
    public override float RateAt(long step)
    {
        var phase = 1;
        while (phase < _ends.Length - 1 && step > _ends[phase])
        {
            phase++;
        }

        var x = Math.Min((step - _ends[phase - 1]) / (_ends[phase] - _ends[phase - 1]), 1);
        var share = _isLinear ? 1 - x : CosineFall(x);
        return (float)(_rates[phase] + ((_rates[phase - 1] - _rates[phase]) * share));
    }

    private static void Require(bool isFulfilled, double value, string name, string range)
    {
        if (!isFulfilled)
        {
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be {range}, but is {value}."));
        }
    }
}
