namespace NnGen.Emission.Tests.Oracle.Precision;

/// <summary>A value and the standard deviation of the error that single-precision arithmetic leaves in it.</summary>
internal readonly record struct Uncertain(double Value, double Deviation)
{
    /// <summary>Half the distance between 1 and the next float: the relative error of one rounding.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>How many deviations a result may be off: errors are not quite independent, and there are many results.</summary>
    public const double Allowance = 16;

    /// <summary>Errors of independent parts, and one more rounding.</summary>
    public static Uncertain Rounded(double value, double first, double second = 0, double roundings = 1)
    {
        var rounding = roundings * Unit * Math.Abs(value);
        return new(value, Math.Sqrt((first * first) + (second * second) + (rounding * rounding)));
    }
}
