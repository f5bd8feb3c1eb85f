using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Trainer.Step on 32 samples with Adam.</summary>
public class TrainingStep() : WorkloadBenchmarks(Work.Step, "4-16-16-2", "64-32-10", "784-128-64-10", "28x28-C8-P-C16-P-10");
