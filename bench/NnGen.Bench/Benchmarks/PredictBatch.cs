namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on 64 samples.</summary>
public class PredictBatch() : WorkloadBenchmarks(1);
