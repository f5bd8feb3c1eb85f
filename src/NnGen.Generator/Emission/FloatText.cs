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

    /// <summary>The fewest digits that read back to the same float.</summary>
    private static string Shortest(float value)
    {
        for (var digits = 1; digits < 9; digits++)
        {
            var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
