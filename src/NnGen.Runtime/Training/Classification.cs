namespace NnGen;

/// <summary>Turns outputs and targets into classes, by the loss.</summary>
internal static class Classification
{
    /// <summary>The number of classes, or 0 for a network that does not classify.</summary>
    public static int ClassCount(NetworkInfo info) => info.Loss switch
    {
        Loss.CategoricalCrossEntropy or Loss.KLDivergence => info.OutputShape[^1],
        Loss.BinaryCrossEntropy or Loss.Hinge or Loss.Perceptron => 2,
        _ => 0,
    };

    /// <summary>Counts a chunk: one classification for each row of scores, or for each value of a network with two classes.</summary>
    public static void Count(NetworkInfo info, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ConfusionMatrix matrix)
    {
        if (info.Loss is Loss.CategoricalCrossEntropy or Loss.KLDivergence)
        {
            for (var start = 0; start < outputs.Length; start += matrix.ClassCount)
            {
                matrix.Add(
                    IndexOf.Largest(targets.Slice(start, matrix.ClassCount)), IndexOf.Largest(outputs.Slice(start, matrix.ClassCount)));
            }

            return;
        }

        var threshold = info.Loss == Loss.BinaryCrossEntropy ? 0.5f : 0f;
        for (var i = 0; i < outputs.Length; i++)
        {
            matrix.Add(targets[i] >= threshold ? 1 : 0, outputs[i] >= threshold ? 1 : 0);
        }
    }

    /// <summary>Counts a chunk with labels; ignored ones do not count.</summary>
    public static void Count(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, ConfusionMatrix matrix)
    {
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= 0)
            {
                matrix.Add(labels[row], IndexOf.Largest(outputs.Slice(row * matrix.ClassCount, matrix.ClassCount)));
            }
        }
    }
}
