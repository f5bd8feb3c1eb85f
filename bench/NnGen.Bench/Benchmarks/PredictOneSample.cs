using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on one sample, again and again.</summary>
public class PredictOneSample() : WorkloadBenchmarks(Work.OneSample, "4-16-16-2", "64-32-10", "784-128-64-10", "28x28-C8-P-C16-P-10");
