namespace Digits.Charts;

/// <summary>Maps values to a coordinate in pixels and chooses round ticks.</summary>
/// <param name="minimum">The value at <paramref name="start"/>.</param>
/// <param name="maximum">The value at <paramref name="end"/>, above the minimum.</param>
/// <param name="start">Where the axis begins, in pixels.</param>
/// <param name="end">Where it ends; less than the start for an axis that points up.</param>
internal sealed class Axis(double minimum, double maximum, double start, double end)
{
    public double Start => start;

    public double End => end;

    public double Position(double value) => start + ((value - minimum) / (maximum - minimum) * (end - start));

    /// <summary>Multiples of 1, 2 or 5 times a power of ten, about <paramref name="count"/> of them.</summary>
    public IEnumerable<double> Ticks(int count)
    {
        var step = RoundStep((maximum - minimum) / count);
        for (var i = Math.Ceiling(minimum / step); i * step <= maximum; i++)
        {
            yield return i * step;
        }
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }
}
