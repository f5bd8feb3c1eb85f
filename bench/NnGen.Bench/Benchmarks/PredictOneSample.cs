namespace NnGen.Bench.Benchmarks;

/// <summary>Predict on one sample, again and again.</summary>
public class PredictOneSample() : WorkloadBenchmarks(0);
