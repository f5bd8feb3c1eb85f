namespace NnGen;

/// <summary>
/// Counts correct classifications during training, from the logits that the loss was computed from: the largest of a row is that of the
/// probabilities.
/// </summary>
internal sealed class HitCounter
{
    private readonly ActivationInfo _scores;

    private HitCounter(ActivationInfo scores) => _scores = scores;

    public long Hits { get; private set; }

    public long Total { get; private set; }

    public float? Accuracy => Total == 0 ? null : (float)((double)Hits / Total);

    /// <summary>A counter, if the network classifies by the largest value of a row and leaves its logits in the workspace.</summary>
    public static HitCounter? For(NetworkInfo info)
    {
        var classifies = info.Loss is Loss.CategoricalCrossEntropy or Loss.KLDivergence && info.OutputShape[^1] > 1;
        return classifies && info.Scores is { } scores ? new HitCounter(scores) : null;
    }

    public void Reset() => (Hits, Total) = (0, 0);

    public void Count(Workspace workspace, int samples, ReadOnlySpan<int> labels)
    {
        for (var row = 0; row < samples * _scores.RowsPerSample; row++)
        {
            if (labels[row] >= 0)
            {
                Add(IndexOf.Largest(Row(workspace, row)) == labels[row]);
            }
        }
    }

    public void Count(Workspace workspace, int samples, ReadOnlySpan<float> targets)
    {
        for (var row = 0; row < samples * _scores.RowsPerSample; row++)
        {
            var expected = IndexOf.Largest(targets.Slice(row * _scores.RowLength, _scores.RowLength));
            Add(IndexOf.Largest(Row(workspace, row)) == expected);
        }
    }

    private void Add(bool isHit)
    {
        Hits += isHit ? 1 : 0;
        Total++;
    }

    private ReadOnlySpan<float> Row(Workspace workspace, int row) =>
        workspace.Memory.Slice((_scores.OffsetPerSample * workspace.MaxBatch) + (row * _scores.RowStride), _scores.RowLength);
}
