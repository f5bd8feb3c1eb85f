using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on samples most of whose values are zero, one at a time.</summary>
public class PredictSparse() : WorkloadBenchmarks(Work.Sparse, "784-128-64-10");
