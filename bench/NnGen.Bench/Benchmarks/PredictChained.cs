using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on one sample, where each call waits for the one before.</summary>
public class PredictChained() : WorkloadBenchmarks(Work.Chained, "4-16-16-2");
