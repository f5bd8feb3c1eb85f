using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Quick;

/// <summary>A workload's timings, and that of loads over as much memory as it uses.</summary>
internal sealed class Measurement(Workload workload)
{
    private readonly Loads _loads = new(workload.FootprintBytes);

    public Workload Workload => workload;

    public Timing NnGen { get; } = new(workload.NnGen);

    public Timing Loops { get; } = new(workload.Loops);

    /// <summary>Null where there is none.</summary>
    public Timing? Tensors { get; } = workload.Tensors is { } tensors ? new(tensors) : null;

    public IReadOnlyList<Timing> Timings => [NnGen, Loops, .. Tensors is null ? (Timing[])[] : [Tensors], LoadTiming];

    /// <summary>Seconds that the loads and stores take at least.</summary>
    public double TrafficSeconds => LoadTiming.Best * workload.TrafficBytes / _loads.Bytes;

    private Timing LoadTiming => field ??= new(_loads.Run);
}
