using NnGen.Bench.Goals;

namespace NnGen.Bench.Workloads;

/// <summary>One job, done in two or three ways that were checked to compute the same. Each repeats it as often as its argument says.</summary>
/// <param name="Network">The layers' sizes.</param>
/// <param name="Work">What is done, one of <see cref="Workloads.Work"/>.</param>
/// <param name="Flops">The products' multiply-adds, two each.</param>
/// <param name="TrafficBytes">What has to be read and written at least.</param>
/// <param name="FootprintBytes">The memory that this lies in.</param>
internal sealed record Workload(string Network, string Work, long Flops, long TrafficBytes, long FootprintBytes)
{
    /// <summary>What it should reach, if anything was set.</summary>
    public Goal? Goal { get; init; }

    public required Action<int> NnGen { get; init; }

    public required Action<int> Loops { get; init; }

    /// <summary>Null where TensorPrimitives have no counterpart.</summary>
    public required Action<int>? Tensors { get; init; }
}
