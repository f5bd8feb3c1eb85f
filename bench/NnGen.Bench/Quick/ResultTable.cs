using System.Globalization;

namespace NnGen.Bench.Quick;

/// <summary>One aligned table, in Markdown.</summary>
internal static class ResultTable
{
    private static readonly string[] Header = ["network", "work", "time", "FLOPs", "bytes", "limit", "of limit", "loops", "TensorPrimitives"];

    /// <param name="writer">Where the table goes.</param>
    /// <param name="measurements">The rows.</param>
    /// <param name="secondsPerFlop">What a floating-point operation takes at the measured peak.</param>
    public static void Write(TextWriter writer, IEnumerable<Measurement> measurements, double secondsPerFlop)
    {
        List<string[]> rows = [Header, .. measurements.Select(measurement => Row(measurement, secondsPerFlop))];
        var widths = Header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            writer.WriteLine($"| {string.Join(" | ", rows[i].Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (i == 0)
            {
                writer.WriteLine($"| {string.Join(" | ", widths.Select((width, column) => column < 2 ? new string('-', width) : new string('-', width - 1) + ":"))} |");
            }
        }
    }

    private static string[] Row(Measurement measurement, double secondsPerFlop)
    {
        var (workload, time) = (measurement.Workload, measurement.NnGen.Best);
        var (products, traffic) = (workload.Flops * secondsPerFlop, measurement.TrafficSeconds);
        return
        [
            workload.Network, workload.Work, Time(time), Number(workload.Flops), Number(workload.TrafficBytes),
            products >= traffic ? "multiply-adds" : "loads", Text($"{Math.Max(products, traffic) / time:P0}"),
            Ratio(measurement.Loops.Best / time), Ratio(measurement.Tensors.Best / time),
        ];
    }

    private static string Time(double seconds) => seconds < 1e-6 ? Text($"{seconds * 1e9:F1} ns") : Text($"{seconds * 1e6:F2} µs");

    private static string Number(long value) => Text($"{value:N0}");

    private static string Ratio(double ratio) => Text($"{ratio:F1}×");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
