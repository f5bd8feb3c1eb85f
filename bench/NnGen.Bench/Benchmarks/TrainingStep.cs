namespace NnGen.Bench.Benchmarks;

/// <summary>Trainer.Step on 32 samples with Adam.</summary>
public class TrainingStep() : WorkloadBenchmarks(2);
