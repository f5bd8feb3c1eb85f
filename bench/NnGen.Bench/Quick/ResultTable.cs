namespace NnGen.Bench.Quick;

/// <summary>The two tables of a run: what was to be reached and what was, and what the shares are shares of.</summary>
internal static class ResultTable
{
    public static void WriteGoals(TextWriter writer, IEnumerable<Row> rows) => MarkdownTable.Write(
        writer,
        names: 2,
        ["network", "work", "time", "median", "reached", "goal", "here at most", "met"],
        rows.Select(row => (string[])
        [
            row.Workload.Network, row.Workload.Work, Time(row.Time), Time(row.Median), Reached(row),
            row.Workload.Goal?.Text ?? "", row.Workload.Goal is { } goal ? Time(goal.Seconds(row)) : "", Met(row),
        ]));

    public static void WriteDetails(TextWriter writer, IEnumerable<Row> rows) => MarkdownTable.Write(
        writer,
        names: 2,
        ["network", "work", "FLOPs", "bytes", "limit", "of limit", "loops", "TensorPrimitives"],
        rows.Select(row => (string[])
        [
            row.Workload.Network, row.Workload.Work, Number(row.Workload.Flops), Number(row.Workload.TrafficBytes),
            row.ProductSeconds >= row.TrafficSeconds ? "multiply-adds" : "loads", Text($"{row.LimitSeconds / row.Time:P0}"),
            Ratio(row.LoopRatio), Ratio(row.TensorRatio),
        ]));

    public static string Time(double seconds) => seconds switch
    {
        < 1e-6 => Text($"{seconds * 1e9:F1} ns"),
        < 1e-3 => Text($"{seconds * 1e6:F2} µs"),
        _ => Text($"{seconds * 1e3:F1} ms"),
    };

    private static string Reached(Row row) => row.Workload.Goal?.Reached(row) ?? Text($"{row.LimitSeconds / row.Time:P0} of limit");

    private static string Met(Row row)
    {
        if (row.Workload.Goal is not { } goal)
        {
            return "";
        }

        var ratio = row.Time / goal.Seconds(row);
        return ratio <= 1 ? "yes" : Text($"no, {ratio:F2} × too long");
    }

    private static string Number(long value) => Text($"{value:N0}");

    private static string Ratio(double? ratio) => ratio is null ? "–" : Text($"{ratio:F1}×");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
