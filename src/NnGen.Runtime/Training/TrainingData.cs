namespace NnGen;

/// <summary>Checks of what is handed to a trainer; the errors name the argument, what was expected and what came.</summary>
internal static class TrainingData<TNet>
    where TNet : class, INetwork<TNet>
{
    /// <summary>The label that takes no part in the loss, as in PyTorch.</summary>
    public const int Ignored = -100;

    /// <summary>Returns the number of samples.</summary>
    public static int Check(Samples inputs, int targetLength, int atLeast)
    {
        var count = CountSamples(inputs, atLeast);
        if (targetLength != (long)count * TNet.OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"targets.Length must be {(long)count * TNet.OutputSize} ({count} samples × {TNet.OutputSize} OutputSize), but is {targetLength}."), "targets");
        }

        SampleCalls<TNet>.Check(inputs);
        return count;
    }

    /// <summary>Returns the number of samples and how many labels are not ignored.</summary>
    public static int Check(Samples inputs, ReadOnlySpan<int> labels, int atLeast, out int counted)
    {
        var info = TNet.Info;
        if (info.LabelsPerSample == 0)
        {
            throw new ArgumentException($"{info.Name}'s loss, {info.Loss}, takes float targets and no labels; only CategoricalCrossEntropy takes labels.", nameof(labels));
        }

        var count = CountSamples(inputs, atLeast);
        if (labels.Length != (long)count * info.LabelsPerSample)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"labels.Length must be {(long)count * info.LabelsPerSample} ({count} samples × {info.LabelsPerSample} labels), but is {labels.Length}."), nameof(labels));
        }

        SampleCalls<TNet>.Check(inputs);
        counted = CheckLabels(labels, TNet.OutputSize / info.LabelsPerSample);
        return count;
    }

    private static int CheckLabels(ReadOnlySpan<int> labels, int classes)
    {
        var counted = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] < (uint)classes)
            {
                counted++;
            }
            else if (labels[i] != Ignored)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"labels[{i}] must be between 0 and {classes - 1}, or {Ignored} to be ignored, but is {labels[i]}."), nameof(labels));
            }
        }

        return counted;
    }

    private static int CountSamples(Samples inputs, int atLeast)
    {
        var count = inputs.Length / TNet.InputSize;
        if (count * TNet.InputSize != inputs.Length || count < atLeast)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Name}.Length must be a positive multiple of {TNet.InputSize} (InputSize), but is {inputs.Length}."), inputs.Name);
        }

        return count;
    }
}
