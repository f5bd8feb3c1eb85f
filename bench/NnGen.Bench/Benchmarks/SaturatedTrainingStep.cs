using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>Trainer.Step on 32 samples with Adam, after weights have grown until softmax is 0 or 1.</summary>
public class SaturatedTrainingStep() : WorkloadBenchmarks(Work.SaturatedStep, "64-32-10", "784-128-64-10");
