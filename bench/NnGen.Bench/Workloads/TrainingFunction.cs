namespace NnGen.Bench.Workloads;

/// <summary>One step on a batch; returns the mean loss before it.</summary>
internal delegate float TrainingFunction(BatchData data);
