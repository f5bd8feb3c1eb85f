namespace NnGen;

/// <summary>
/// Counts correct classifications during training, from the scores in the workspace. These may be probabilities or logits: the
/// largest of a row is the same.
/// </summary>
internal sealed class HitCounter
{
    private readonly ActivationInfo _scores;

    private HitCounter(ActivationInfo scores) => _scores = scores;

    public long Hits { get; private set; }

    public long Total { get; private set; }

    public float? Accuracy => Total == 0 ? null : (float)((double)Hits / Total);

    /// <summary>A counter, if the network classifies by the largest value of a row and leaves its scores in the workspace.</summary>
    public static HitCounter? For(NetworkInfo info, bool hasLabels) =>
        (hasLabels ? info.LabelScores : info.TargetScores) is { RowLength: > 1 } scores ? new HitCounter(scores) : null;

    public void Reset() => (Hits, Total) = (0, 0);

    public void Count(Workspace workspace, int samples, ReadOnlySpan<int> labels)
    {
        for (var row = 0; row < samples * _scores.RowsPerSample; row++)
        {
            if (labels[row] >= 0)
            {
                Add(IndexOf.Largest(workspace.Row(_scores, row)) == labels[row]);
            }
        }
    }

    public void Count(Workspace workspace, int samples, ReadOnlySpan<float> targets)
    {
        for (var row = 0; row < samples * _scores.RowsPerSample; row++)
        {
            var expected = IndexOf.Largest(targets.Slice(row * _scores.RowLength, _scores.RowLength));
            Add(IndexOf.Largest(workspace.Row(_scores, row)) == expected);
        }
    }

    private void Add(bool isHit)
    {
        Hits += isHit ? 1 : 0;
        Total++;
    }
}
