using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on 64 samples.</summary>
public class PredictBatch() : WorkloadBenchmarks(Work.Batch, "4-16-16-2", "64-32-10", "784-128-64-10", "28x28-C8-P-C16-P-10");
