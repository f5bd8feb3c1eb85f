namespace NnGen.Bench.Quick;

/// <summary>An aligned table in Markdown.</summary>
internal static class MarkdownTable
{
    /// <param name="writer">Where the table goes.</param>
    /// <param name="names">How many columns from the left hold names; the others are aligned to the right.</param>
    /// <param name="header">The columns' titles.</param>
    /// <param name="cells">The rows.</param>
    public static void Write(TextWriter writer, int names, string[] header, IEnumerable<string[]> cells)
    {
        List<string[]> rows = [header, .. cells];
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select((width, column) => column < names ? new string('-', width) : new string('-', width - 1) + ":")]);
        foreach (var row in rows)
        {
            writer.WriteLine($"| {string.Join(" | ", row.Select((cell, column) => column < names ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
        }

        writer.WriteLine();
    }
}
