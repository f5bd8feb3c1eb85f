namespace NnGen.Bench.Workloads;

/// <summary>Calls Predict <paramref name="times"/> times; written for each network, so that its own method is called and nothing between.</summary>
internal delegate void PredictLoop(int times, ReadOnlySpan<float> inputs, Span<float> outputs);
