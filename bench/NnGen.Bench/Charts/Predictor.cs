namespace NnGen.Bench.Charts;

/// <summary>A network's Predict.</summary>
internal delegate void Predictor(ReadOnlySpan<float> inputs, Span<float> outputs);
