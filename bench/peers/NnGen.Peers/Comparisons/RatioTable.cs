namespace NnGen.Peers.Comparisons;

/// <summary>One aligned table, in Markdown, and the reasons for its blanks.</summary>
internal static class RatioTable
{
    public static void Write(TextWriter writer, IReadOnlyList<string> peers, IReadOnlyList<Row> rows)
    {
        List<string[]> cells = [["network", "work", "NnGen", .. peers], .. rows.Select(Cells)];
        var widths = cells[0].Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
        var rule = Line(widths.Select((width, column) => column < 2 ? new string('-', width) : new string('-', width - 1) + ":"));
        for (var i = 0; i < cells.Count; i++)
        {
            writer.WriteLine(Line(cells[i].Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
            if (i == 0)
            {
                writer.WriteLine(rule);
            }
        }

        WriteReasons(writer, peers, rows);
    }

    private static void WriteReasons(TextWriter writer, IReadOnlyList<string> peers, IReadOnlyList<Row> rows)
    {
        for (var peer = 0; peer < peers.Count; peer++)
        {
            var jobs = rows.Where(row => row.Peers[peer] != Contestant.NotCompared).ToList();
            foreach (var group in jobs.Where(row => row.Peers[peer].Reason is not null).GroupBy(row => row.Peers[peer].Reason))
            {
                var where = group.Count() == jobs.Count ? "" : " in " + string.Join("; ", group.Select(row => $"{row.Network}, {row.Work}"));
                writer.WriteLine();
                writer.WriteLine($"{peers[peer]} is missing{where}: {group.Key}.");
            }
        }
    }

    private static string[] Cells(Row row) =>
        [row.Network, row.Work, Time(row.NnGen.Passes.Min()), .. row.Peers.Select(peer => Cell(row.NnGen, peer))];

    private static string Cell(Contestant ours, Contestant peer)
    {
        if (peer.Reason is not null)
        {
            return peer == Contestant.NotCompared ? "–" : "";
        }

        var ratios = ours.Passes.Zip(peer.Passes, (mine, theirs) => theirs / mine).Order().ToList();
        var (best, median) = (peer.Passes.Min() / ours.Passes.Min(), ratios[ratios.Count / 2]);
        return FormattableString.Invariant($"{Time(peer.Passes.Min())} {Ratio(best)} ({Ratio(median)})");
    }

    private static string Ratio(double ratio) => FormattableString.Invariant(ratio < 10 ? $"{ratio:F2}×" : (FormattableString)$"{ratio:F0}×");

    private static string Time(double seconds) => seconds < 1e-6
        ? FormattableString.Invariant($"{seconds * 1e9:F1} ns")
        : FormattableString.Invariant($"{seconds * 1e6:F2} µs");
}
