namespace NnGen;

/// <summary>The share of right classifications.</summary>
public static class Accuracy
{
    /// <summary>The share of rows whose largest score is that of their label; rows labelled −100 do not count.</summary>
    /// <param name="scores">Rows of <paramref name="classCount"/> scores or probabilities.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <param name="labels">One class for each row.</param>
    /// <returns>A number in [0, 1]; NaN if no row counts.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    public static float Of(ReadOnlySpan<float> scores, int classCount, ReadOnlySpan<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (scores.Length != (long)labels.Length * classCount)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"scores.Length must be {(long)labels.Length * classCount} ({labels.Length} labels × {classCount} classes), but is {scores.Length}."), nameof(scores));
        }

        var (hits, total) = (0, 0);
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] != -100)
            {
                hits += IndexOf.Largest(scores.Slice(row * classCount, classCount)) == labels[row] ? 1 : 0;
                total++;
            }
        }

        return (float)((double)hits / total);
    }
}
