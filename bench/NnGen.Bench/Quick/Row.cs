using NnGen.Bench.Machine;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Quick;

/// <summary>A measured job among those that it is compared with.</summary>
internal sealed class Row(Measurement measurement, CoreLimits core, IReadOnlyList<Measurement> all)
{
    public Workload Workload => measurement.Workload;

    public CoreLimits Core => core;

    /// <summary>Seconds in the best burst.</summary>
    public double Time { get; } = measurement.NnGen.Best;

    /// <summary>Seconds in the median burst.</summary>
    public double Median { get; } = measurement.NnGen.Median;

    /// <summary>What the products take at the measured peak.</summary>
    public double ProductSeconds { get; } = measurement.Workload.Flops / core.Flops;

    /// <summary>What the memory traffic takes at the measured bandwidth of as much memory.</summary>
    public double TrafficSeconds { get; } = measurement.TrafficSeconds;

    /// <summary>How many bursts were timed.</summary>
    public int Bursts { get; } = measurement.NnGen.Count;

    public double LimitSeconds => Math.Max(ProductSeconds, TrafficSeconds);

    public double LoopRatio => measurement.Loops.Best / Time;

    /// <summary>Null where TensorPrimitives do not do this job.</summary>
    public double? TensorRatio => measurement.Tensors?.Best / Time;

    /// <summary>Seconds that another job of the same network takes.</summary>
    public double TimeOf(string work) =>
        all.Single(other => other.Workload.Network == Workload.Network && other.Workload.Work == work).NnGen.Best;
}
