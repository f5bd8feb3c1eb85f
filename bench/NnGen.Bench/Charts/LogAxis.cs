namespace NnGen.Bench.Charts;

/// <summary>Maps values to a coordinate in pixels, equal ratios to equal distances.</summary>
/// <param name="minimum">The value at <paramref name="start"/>, above 0.</param>
/// <param name="maximum">The value at <paramref name="end"/>, above the minimum.</param>
/// <param name="start">Where the axis begins, in pixels.</param>
/// <param name="end">Where it ends; less than the start for an axis that points up.</param>
internal sealed class LogAxis(double minimum, double maximum, double start, double end)
{
    public double Start => start;

    public double End => end;

    public double Position(double value) => start + (Math.Log(value / minimum) / Math.Log(maximum / minimum) * (end - start));

    /// <summary>The powers of a base in range, times each of some factors.</summary>
    public IEnumerable<double> Ticks(double powersOf, params IEnumerable<double> factors)
    {
        for (var power = Math.Pow(powersOf, Math.Floor(Math.Log(minimum, powersOf))); power <= maximum * 1.001; power *= powersOf)
        {
            foreach (var factor in factors)
            {
                if (power * factor >= minimum * 0.999 && power * factor <= maximum * 1.001)
                {
                    yield return power * factor;
                }
            }
        }
    }
}
