using System.Globalization;
using System.Text;

namespace NnGen.CompilerServices;

/// <summary>The table <see cref="GeneratedCode.Summary"/> returns.</summary>
internal static class NetworkSummary
{
    private static readonly string[] Titles = ["Layer", "Kind", "Output", "Parameters", "FLOPs"];

    public static string Of(NetworkInfo info)
    {
        var rows = new List<string[]> { Titles };
        var (parameters, flops) = (0L, 0L);
        foreach (var layer in info.Layers)
        {
            rows.Add([layer.Name, layer.Kind, ShapeText.Of(layer.OutputShape.AsSpan()), Number(layer.ParameterCount), Number(layer.Flops)]);
            parameters += layer.ParameterCount;
            flops += layer.Flops;
        }

        rows.Add(["Total", "", "", Number(parameters), Number(flops)]);
        return Write(info, rows);
    }

    private static string Write(NetworkInfo info, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, Titles.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var rule = new string('-', widths.Sum() + (2 * (widths.Length - 1)));
        var text = new StringBuilder();
        text.Append(info.Name).Append(": input ").Append(ShapeText.Of(info.InputShape.AsSpan()));
        text.Append(", loss ").Append(info.Loss).Append('\n');
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 1 || i == rows.Count - 1)
            {
                text.Append(rule).Append('\n');
            }

            text.Append(Line(rows[i], widths)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Words to the left, numbers to the right.</summary>
    private static string Line(string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        return string.Join("  ", padded).TrimEnd();
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
