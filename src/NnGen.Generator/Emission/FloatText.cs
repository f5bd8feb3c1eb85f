using System.Globalization;

namespace NnGen.Generator.Emission;

/// <summary>Floats as C# literals that read back to the same bits.</summary>
internal static class FloatText
{
    public static string Of(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(single))
        {
            return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        return Shortest(single) + "f";
    }

    /// <summary>The shortest text that reads back to the same float.</summary>
    private static string Shortest(float value) => Enumerable.Range(1, 9)
        .Select(digits => value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        .Where(text => float.Parse(text, CultureInfo.InvariantCulture).Equals(value))
        .OrderBy(text => text.Length)
        .First();
}
