using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>dX = dY·Wᵀ of one layer on 32 rows, with the transposition of W.</summary>
public class ProductInputGradients() : WorkloadBenchmarks(Work.InputGradients, "784-128", "128-64", "64-32");
