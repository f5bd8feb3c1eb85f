using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Y = XW of one layer on 32 rows.</summary>
public class ProductOutputs() : WorkloadBenchmarks(Work.Outputs, "784-128", "128-64", "64-32");
