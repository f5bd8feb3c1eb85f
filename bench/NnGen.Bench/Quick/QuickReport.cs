using System.Globalization;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Quick;

/// <summary>All workloads in one run of under a minute: times, shares of what the core was measured to do, and ratios to the baselines.</summary>
internal static class QuickReport
{
    private const double DefaultSeconds = 40;

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

        var measurements = networks.SelectMany(AllWorkloads.Of).Select(workload => new Measurement(workload)).ToList();
        var (first, second) = (new Loads(16 << 10), new Loads(256 << 10));
        Timing peak = new(MultiplyAdds.Run), fromFirst = new(first.Run), fromSecond = new(second.Run);
        Timing.MeasureInterleaved([peak, fromFirst, fromSecond, .. measurements.SelectMany(measurement => measurement.Timings)], seconds);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"This core: {32 * VectorWidth.Lanes}-bit vectors; multiply-adds {MultiplyAdds.Flops / peak.Best / 1e9:F0} GFLOP/s; loads {first.Bytes / fromFirst.Best / 1e9:F0} GB/s from 16 KiB (L1), {second.Bytes / fromSecond.Best / 1e9:F0} GB/s from 256 KiB (L2)."));
        Console.WriteLine();
        ResultTable.Write(Console.Out, measurements, peak.Best / MultiplyAdds.Flops);
    }
}
