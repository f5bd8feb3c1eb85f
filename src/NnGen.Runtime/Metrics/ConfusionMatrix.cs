using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>How often each actual class was predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Creates a matrix of zeros.</summary>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    public ConfusionMatrix(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ClassCount = classCount;
        _counts = new long[checked(classCount * classCount)];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The number of classifications.</summary>
    public long Total { get; private set; }

    /// <summary>How many of them were right.</summary>
    public long Correct { get; private set; }

    /// <summary>The share of right classifications, in [0, 1]; NaN if there were none.</summary>
    public float Accuracy => (float)((double)Correct / Total);

    /// <summary>How often <paramref name="actual"/> was predicted as <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range.</exception>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>Counts one classification.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range.</exception>
    public void Add(int actual, int predicted)
    {
        _counts[Index(actual, predicted)]++;
        Correct += actual == predicted ? 1 : 0;
        Total++;
    }

    /// <summary>Of all predictions of a class, the share that was right; NaN if it was never predicted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public float Precision(int classIndex)
    {
        var predictions = 0L;
        for (var actual = 0; actual < ClassCount; actual++)
        {
            predictions += this[actual, classIndex];
        }

        return (float)((double)this[classIndex, classIndex] / predictions);
    }

    /// <summary>Of all samples of a class, the share that was recognised; NaN if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public float Recall(int classIndex)
    {
        var samples = 0L;
        for (var predicted = 0; predicted < ClassCount; predicted++)
        {
            samples += this[classIndex, predicted];
        }

        return (float)((double)this[classIndex, classIndex] / samples);
    }

    /// <summary>A table: a row for each actual class, a column for each predicted one, recall at the end of rows and precision below.</summary>
    public override string ToString()
    {
        var width = Math.Max(7, _counts.Max().ToString(CultureInfo.InvariantCulture).Length + 2);
        var text = new StringBuilder("actual \\ predicted".PadRight(18));
        for (var column = 0; column < ClassCount; column++)
        {
            text.Append(Number(column).PadLeft(width));
        }

        text.Append("recall".PadLeft(9)).Append('\n');
        for (var row = 0; row < ClassCount; row++)
        {
            text.Append(Number(row).PadRight(18));
            for (var column = 0; column < ClassCount; column++)
            {
                text.Append(Number(this[row, column]).PadLeft(width));
            }

            text.Append(Share(Recall(row)).PadLeft(9)).Append('\n');
        }

        text.Append("precision".PadRight(18));
        for (var column = 0; column < ClassCount; column++)
        {
            text.Append(Share(Precision(column)).PadLeft(width));
        }

        return text.Append(Share(Accuracy).PadLeft(9)).Append('\n').ToString();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Share(float value) => float.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);

    private int Index(int actual, int predicted)
    {
        CheckClass(actual, nameof(actual));
        CheckClass(predicted, nameof(predicted));
        return (actual * ClassCount) + predicted;
    }

    private void CheckClass(int value, string name)
    {
        if ((uint)value >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"{name} must be between 0 and {ClassCount - 1}, but is {value}."));
        }
    }
}
