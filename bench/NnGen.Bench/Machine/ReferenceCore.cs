using NnGen.Bench.Workloads;

namespace NnGen.Bench.Machine;

/// <summary>
/// The core that goals in nanoseconds were set on: a 3 GHz server core with AVX-512, whose limits were measured in the way of
/// <see cref="CoreLimits"/>. A goal carries over to another core as the share of those limits that it is.
/// </summary>
internal static class ReferenceCore
{
    public const double Flops = 178.5e9;
    public const double FirstCache = 285e9;
    public const double SecondCache = 125e9;

    /// <summary>Four cycles.</summary>
    public const double Latency = 4 / 3e9;

    private const long FirstCacheBytes = 48 << 10;

    /// <summary>What multiply-adds or loads take at least, whichever is longer.</summary>
    public static double LeastSeconds(Workload workload) => LeastSeconds(workload, Flops, FirstCache, SecondCache);

    /// <summary>The same on a core that was measured.</summary>
    public static double LeastSeconds(Workload workload, CoreLimits core) => LeastSeconds(workload, core.Flops, core.FirstCache, core.SecondCache);

    private static double LeastSeconds(Workload workload, double flops, double first, double second) =>
        Math.Max(workload.Flops / flops, workload.TrafficBytes / (workload.FootprintBytes <= FirstCacheBytes ? first : second));
}
