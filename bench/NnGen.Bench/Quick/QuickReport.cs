using System.Globalization;
using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Quick;

/// <summary>All workloads in one run of under a minute and a half: times, goals, shares of what the core was measured to do, and ratios to the baselines.</summary>
internal static class QuickReport
{
    private const double DefaultSeconds = 55;
    private const double ThreadSeconds = 14;

    /// <param name="arguments">Optionally a network of <see cref="AllWorkloads.Networks"/>, and the seconds to measure for.</param>
    public static void Run(ReadOnlySpan<string> arguments)
    {
        var networks = AllWorkloads.Networks;
        var seconds = DefaultSeconds;
        foreach (var argument in arguments)
        {
            if (double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                seconds = number;
            }
            else
            {
                networks = [argument];
            }
        }

        var core = new CoreLimits();
        var measurements = networks.SelectMany(AllWorkloads.Of).Select(workload => new Measurement(workload)).ToList();
        Timing.MeasureInterleaved([.. core.Timings, .. measurements.SelectMany(measurement => measurement.Timings)], seconds);
        var rows = measurements.Select(measurement => new Row(measurement, core, measurements)).ToList();
        Console.WriteLine(core);
        Console.WriteLine(FormattableString.Invariant($"{rows[0].Bursts} interleaved passes; times are of the best burst, the median burst stands beside it."));
        Console.WriteLine();
        ResultTable.WriteGoals(Console.Out, rows);
        ResultTable.WriteDetails(Console.Out, rows);
        ThreadReport.Write(Console.Out, ThreadSeconds);
    }
}
