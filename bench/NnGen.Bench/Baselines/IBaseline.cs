namespace NnGen.Bench.Baselines;

/// <summary>A network written by hand, that NnGen's is compared with.</summary>
internal interface IBaseline
{
    /// <summary>Takes parameters in NnGen's logical order, layer by layer and without pads.</summary>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>Predicts as many samples as there are inputs for.</summary>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>A training step by Adam; <paramref name="labels"/> for a classifier, else <paramref name="targets"/>. Returns the mean loss.</summary>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels);
}
