namespace NnGen;

/// <summary>
/// Counts correct classifications during training, from the last layer's values in the workspace. These may be probabilities or logits: the
/// largest of a row is the same.
/// </summary>
internal sealed class HitCounter
{
    private readonly ActivationInfo _outputs;

    private HitCounter(ActivationInfo outputs) => _outputs = outputs;

    public long Hits { get; private set; }

    public long Total { get; private set; }

    public float? Accuracy => Total == 0 ? null : (float)((double)Hits / Total);

    /// <summary>A counter, if the network classifies by the largest value of a row and leaves its outputs in the workspace.</summary>
    public static HitCounter? For(NetworkInfo info)
    {
        var classifies = info.Loss is Loss.CategoricalCrossEntropy or Loss.KLDivergence && info.OutputShape[^1] > 1;
        foreach (var activation in info.Activations)
        {
            if (classifies && activation.Layer == info.Layers.Length - 1 && activation.RowLength == info.OutputShape[^1])
            {
                return new HitCounter(activation);
            }
        }

        return null;
    }

    public void Reset() => (Hits, Total) = (0, 0);

    public void Count(Workspace workspace, int samples, ReadOnlySpan<int> labels)
    {
        for (var row = 0; row < samples * _outputs.RowsPerSample; row++)
        {
            if (labels[row] >= 0)
            {
                Add(IndexOf.Largest(Row(workspace, row)) == labels[row]);
            }
        }
    }

    public void Count(Workspace workspace, int samples, ReadOnlySpan<float> targets)
    {
        for (var row = 0; row < samples * _outputs.RowsPerSample; row++)
        {
            var expected = IndexOf.Largest(targets.Slice(row * _outputs.RowLength, _outputs.RowLength));
            Add(IndexOf.Largest(Row(workspace, row)) == expected);
        }
    }

    private void Add(bool isHit)
    {
        Hits += isHit ? 1 : 0;
        Total++;
    }

    private ReadOnlySpan<float> Row(Workspace workspace, int row) =>
        workspace.Memory.Slice((_outputs.OffsetPerSample * workspace.MaxBatch) + (row * _outputs.RowStride), _outputs.RowLength);
}
