using BenchmarkDotNet.Attributes;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>A job of each network in three ways.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks
{
    private const int Times = 16;

    private readonly int _job;
    private Workload? _workload;

    /// <param name="job">The job's place among a network's.</param>
    protected WorkloadBenchmarks(int job) => _job = job;

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    public static IEnumerable<string> Networks => AllWorkloads.Networks;

    [GlobalSetup]
    public void Prepare() => _workload = AllWorkloads.Of(Network).ElementAt(_job);

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public void Loops() => _workload!.Loops(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void TensorPrimitives() => _workload!.Tensors(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void NnGen() => _workload!.NnGen(Times);
}
