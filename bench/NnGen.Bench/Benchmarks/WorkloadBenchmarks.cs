using BenchmarkDotNet.Attributes;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>A job of each network that has it, in three ways; BenchmarkDotNet leaves a blank for a way that there is not.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks
{
    private const int Times = 16;

    private readonly string _work;
    private Workload? _workload;

    /// <param name="work">One of <see cref="Work"/>.</param>
    /// <param name="networks">The networks that have it.</param>
    protected WorkloadBenchmarks(string work, params string[] networks) => (_work, Networks) = (work, networks);

    public IEnumerable<string> Networks { get; }

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _workload = AllWorkloads.Of(Network).First(workload => workload.Work == _work);

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public void Loops() => _workload!.Loops(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void TensorPrimitives() =>
        (_workload!.Tensors ?? throw new NotSupportedException("TensorPrimitives have no counterpart to this network's layers."))(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void NnGen() => _workload!.NnGen(Times);
}
