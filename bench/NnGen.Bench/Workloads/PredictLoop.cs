namespace NnGen.Bench.Workloads;

/// <summary>Predicts <paramref name="times"/> times; written for each network, so that its own method is called and nothing between.</summary>
internal delegate void PredictLoop(int times, Span<float> inputs, Span<float> outputs);
