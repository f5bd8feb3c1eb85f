using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>Shapes as people read them: <c>28 × 28 × 1</c>.</summary>
internal static class ShapeText
{
    public static string Of(ReadOnlySpan<int> shape)
    {
        if (shape.IsEmpty)
        {
            return "scalar";
        }

        var text = new StringBuilder();
        foreach (var axis in shape)
        {
            text.Append(text.Length == 0 ? "" : " × ").Append(axis.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
