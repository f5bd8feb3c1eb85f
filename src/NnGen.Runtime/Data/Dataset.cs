namespace NnGen;

/// <summary>
/// Samples in memory: inputs, numbers or tokens, and for each either float targets or integer class labels. Immutable: it copies what it is made from.
/// </summary>
public sealed partial class Dataset
{
    private readonly float[] _inputs;
    private readonly int[] _tokens;
    private readonly float[] _targets;
    private readonly int[] _labels;

    private Dataset(float[] inputs, int[] tokens, int inputSize, float[] targets, int targetSize, int[] labels, int labelsPerSample)
    {
        _inputs = inputs;
        _tokens = tokens;
        _targets = targets;
        _labels = labels;
        InputSize = inputSize;
        TargetSize = targetSize;
        LabelsPerSample = labelsPerSample;
    }

    /// <summary>The number of samples.</summary>
    public int Count => Math.Max(_inputs.Length, _tokens.Length) / InputSize;

    /// <summary>The values of one input.</summary>
    public int InputSize { get; }

    /// <summary>The values of one target, 0 for a data set with labels.</summary>
    public int TargetSize { get; }

    /// <summary>The labels of one sample, 0 for a data set with targets.</summary>
    public int LabelsPerSample { get; }

    /// <summary>Whether the samples have labels, not targets.</summary>
    public bool HasLabels => LabelsPerSample > 0;

    /// <summary>Whether the inputs are tokens, for a network with an embedding, and not numbers.</summary>
    public bool HasTokens => _tokens.Length > 0;

    /// <summary>All inputs, sample by sample; empty for a data set of tokens.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>All tokens, sample by sample; empty for a data set of numbers.</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    internal Samples Samples => HasTokens ? new(Tokens) : new(Inputs);

    /// <summary>All targets, sample by sample; empty for a data set with labels.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>All labels, sample by sample; empty for a data set with targets.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>A data set with targets.</summary>
    /// <param name="inputs">n × <paramref name="inputSize"/> values, n at least 1.</param>
    /// <param name="inputSize">The values of one input, at least 1.</param>
    /// <param name="targets">n × <paramref name="targetSize"/> values.</param>
    /// <param name="targetSize">The values of one target, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public static Dataset FromTargets(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<float> targets, int targetSize)
    {
        var count = CountSamples(inputs.Length, inputSize);
        CheckLength(nameof(targets), targets.Length, count, targetSize, nameof(targetSize));
        return new Dataset(inputs.ToArray(), [], inputSize, targets.ToArray(), targetSize, [], 0);
    }

    /// <summary>A data set with class labels.</summary>
    /// <param name="inputs">n × <paramref name="inputSize"/> values, n at least 1.</param>
    /// <param name="inputSize">The values of one input, at least 1.</param>
    /// <param name="labels">n × <paramref name="labelsPerSample"/> classes, 0 or more each, or −100 to be ignored.</param>
    /// <param name="labelsPerSample">The labels of one sample: 1, or one for each position of a sequence.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a label is negative and not −100.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public static Dataset FromLabels(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<int> labels, int labelsPerSample = 1)
    {
        var count = CountSamples(inputs.Length, inputSize);
        CheckLength(nameof(labels), labels.Length, count, labelsPerSample, nameof(labelsPerSample));
        CheckLabels(labels);
        return new Dataset(inputs.ToArray(), [], inputSize, [], 0, labels.ToArray(), labelsPerSample);
    }

    /// <summary>The input of one sample; empty for a data set of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> Input(int index)
    {
        var first = CheckIndex(index, nameof(index)) * InputSize;
        return HasTokens ? [] : Inputs.Slice(first, InputSize);
    }

    /// <summary>The target of one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> Target(int index) => Targets.Slice(CheckIndex(index, nameof(index)) * TargetSize, TargetSize);

    /// <summary>The labels of one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<int> LabelsOf(int index) => Labels.Slice(CheckIndex(index, nameof(index)) * LabelsPerSample, LabelsPerSample);

    private static int CountSamples(int inputLength, int inputSize, string inputs = "inputs")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        if (inputLength == 0 || inputLength % inputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs}.Length must be a positive multiple of {inputSize} (inputSize), but is {inputLength}."), inputs);
        }

        return inputLength / inputSize;
    }

    private static void CheckLabels(ReadOnlySpan<int> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 && labels[i] != -100)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"labels[{i}] must be 0 or more, or -100 to be ignored, but is {labels[i]}."), nameof(labels));
            }
        }
    }

    private static void CheckLength(string name, int length, int count, int size, string sizeName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, sizeName);
        if (length != (long)count * size)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name}.Length must be {(long)count * size} ({count} samples × {size} {sizeName}), but is {length}."), name);
        }
    }

    private int CheckIndex(int index, string name)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"The sample must be between 0 and {Count - 1}, but is {index}."));
        }

        return index;
    }
}
