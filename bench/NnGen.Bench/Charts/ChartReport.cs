using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Charts;

/// <summary>Measures and draws time against width and against batch, with what multiply-adds and loads take at least.</summary>
internal static class ChartReport
{
    private const double Seconds = 90;
    private const string Blue = "#1f77b4";
    private const string Orange = "#d95f02";
    private const string Green = "#2b8a3e";
    private const string Gray = "#777777";

    /// <param name="arguments">The folder that the pictures go to, and optionally the seconds to measure for.</param>
    public static void Run(ReadOnlySpan<string> arguments)
    {
        var folder = arguments.Length > 0 ? arguments[0] : ".";
        var seconds = arguments.Length > 1 ? double.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture) : Seconds;
        var core = new CoreLimits();
        var (one, batch) = (ChartPoints.Widths(1, withBaselines: true), ChartPoints.Widths(64, withBaselines: false));
        var (digit, mnist) = (ChartPoints.DigitBatches(), ChartPoints.MnistBatches());
        List<ChartPoint> all = [.. one, .. batch, .. digit, .. mnist];
        Timing.MeasureInterleaved([.. core.Timings, .. all.SelectMany(point => point.Timings)], seconds);
        Console.WriteLine(core);
        Console.WriteLine();
        Directory.CreateDirectory(folder);
        Draw(folder, "width-one-sample", "One dense layer, as many outputs as inputs, one sample", "width", WidthSeries(one, core), 0);
        Draw(folder, "width-batch-64", "One dense layer, as many outputs as inputs, batch of 64", "width", WidthSeries(batch, core), 0);
        Draw(
            folder, "batch", "Two networks, one call of Predict", "samples in the call",
            [.. BatchSeries("784-128-64-10", Orange, mnist, core), .. BatchSeries("64-32-10", Blue, digit, core)], 0.45);
    }

    private static void Draw(string folder, string name, string title, string abscissa, IReadOnlyList<Series> series, double legendTop)
    {
        File.WriteAllText(Path.Combine(folder, name + ".svg"), LineChart.Draw(title, abscissa, "time per sample", series, legendTop));
        var points = series[0].Points.Select(point => point.X);
        Console.WriteLine($"{title}, time per sample:");
        Console.WriteLine();
        MarkdownTable.Write(
            Console.Out,
            names: 0,
            [abscissa, .. series.Select(line => line.Label)],
            points.Select((x, i) => (string[])[FormattableString.Invariant($"{x:N0}"), .. series.Select(line => ResultTable.Time(line.Points[i].Seconds))]));
    }

    private static List<Series> WidthSeries(List<ChartPoint> points, CoreLimits core)
    {
        List<Series> series =
        [
            new("NnGen", Blue, PerSample(points, point => point.NnGen.Best)),
            new("limit: multiply-adds", Gray, PerSample(points, point => point.ProductSeconds(core)), IsLimit: true),
            new("limit: loads", "black", PerSample(points, point => point.LoadSeconds), IsLimit: true),
        ];
        if (points[0].Baselines.Count > 0)
        {
            series.InsertRange(0,
            [
                new("C# loops", Orange, PerSample(points, point => point.Baselines[0].Best)),
                new("TensorPrimitives", Green, PerSample(points, point => point.Baselines[1].Best)),
            ]);
        }

        return series;
    }

    private static Series[] BatchSeries(string network, string color, List<ChartPoint> points, CoreLimits core) =>
    [
        new(network, color, PerSample(points, point => point.NnGen.Best)),
        new($"{network}, limit", color, PerSample(points, point => Math.Max(point.ProductSeconds(core), point.LoadSeconds)), IsLimit: true),
    ];

    private static List<(double X, double Seconds)> PerSample(List<ChartPoint> points, Func<ChartPoint, double> seconds) =>
        [.. points.Select(point => (point.X, seconds(point) / point.Rows))];
}
