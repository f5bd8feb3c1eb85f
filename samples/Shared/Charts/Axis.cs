namespace Charts;

/// <summary>Maps values to a coordinate in pixels and chooses round ticks.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;

    /// <summary>Creates an axis.</summary>
    /// <param name="label">What the values are.</param>
    /// <param name="minimum">The value where the axis begins; above 0 for a logarithmic one.</param>
    /// <param name="maximum">The value where it ends, above the minimum.</param>
    /// <param name="isLogarithmic">Whether equal ratios, instead of equal differences, are equally far apart.</param>
    public Axis(string label, double minimum, double maximum, bool isLogarithmic = false)
    {
        (Label, Minimum, Maximum, _isLogarithmic) = (label, minimum, maximum, isLogarithmic);
        (_from, _to) = (Scale(minimum), Scale(maximum));
    }

    public string Label { get; }

    public double Minimum { get; }

    public double Maximum { get; }

    /// <summary>The share of the axis that lies before a value; 0 and 1 for values beyond its ends.</summary>
    public double Position(double value) => Math.Clamp((Scale(value) - _from) / (_to - _from), 0, 1);

    public bool Contains(double value) => value >= Minimum && value <= Maximum;

    /// <summary>Powers of ten, or multiples of 1, 2 or 5 times one; about <paramref name="count"/> of them.</summary>
    public IEnumerable<double> Ticks(int count)
    {
        var step = _isLogarithmic ? Math.Max(1, Math.Round((_to - _from) / count)) : RoundStep((_to - _from) / count);
        for (var i = Math.Ceiling((_from / step) - 1e-9); i * step <= _to + (1e-9 * step); i++)
        {
            yield return _isLogarithmic ? Math.Pow(10, i * step) : (i * step) + 0.0;
        }
    }

    /// <summary>A tick's label.</summary>
    public FormattableString Text(double tick) =>
        _isLogarithmic && (tick >= 1e5 || tick < 1e-3) ? $"1e{Math.Round(Math.Log10(tick)):0}" : (FormattableString)$"{tick:0.###}";

    private double Scale(double value) => _isLogarithmic ? Math.Log10(Math.Max(value, double.Epsilon)) : value;

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
