using NnGen.Bench.Workloads;

namespace NnGen.Bench.Benchmarks;

/// <summary>dW = XᵀdY of one layer on 32 rows.</summary>
public class ProductWeightGradients() : WorkloadBenchmarks(Work.WeightGradients, "784-128", "128-64", "64-32");
