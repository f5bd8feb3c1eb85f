namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>A data set of tokens with class labels: for a language model, the token that follows each.</summary>
    /// <param name="tokens">n × <paramref name="inputSize"/> tokens, n at least 1, each 0 or more.</param>
    /// <param name="inputSize">The tokens of one input, at least 1.</param>
    /// <param name="labels">n × <paramref name="labelsPerSample"/> classes, 0 or more each, or −100 to be ignored.</param>
    /// <param name="labelsPerSample">The labels of one sample: 1, or one for each position of a sequence.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is negative, or a label is negative and not −100.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public static Dataset FromTokens(ReadOnlySpan<int> tokens, int inputSize, ReadOnlySpan<int> labels, int labelsPerSample = 1)
    {
        var count = CountTokens(tokens, inputSize);
        CheckLength(nameof(labels), labels.Length, count, labelsPerSample, nameof(labelsPerSample));
        CheckLabels(labels);
        return new Dataset([], tokens.ToArray(), inputSize, [], 0, labels.ToArray(), labelsPerSample);
    }

    /// <summary>A data set of tokens with targets.</summary>
    /// <param name="tokens">n × <paramref name="inputSize"/> tokens, n at least 1, each 0 or more.</param>
    /// <param name="inputSize">The tokens of one input, at least 1.</param>
    /// <param name="targets">n × <paramref name="targetSize"/> values.</param>
    /// <param name="targetSize">The values of one target, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public static Dataset FromTokens(ReadOnlySpan<int> tokens, int inputSize, ReadOnlySpan<float> targets, int targetSize)
    {
        var count = CountTokens(tokens, inputSize);
        CheckLength(nameof(targets), targets.Length, count, targetSize, nameof(targetSize));
        return new Dataset([], tokens.ToArray(), inputSize, targets.ToArray(), targetSize, [], 0);
    }

    /// <summary>The tokens of one sample; empty for a data set of numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<int> TokensOf(int index)
    {
        var first = CheckIndex(index, nameof(index)) * InputSize;
        return HasTokens ? Tokens.Slice(first, InputSize) : [];
    }

    private static int CountTokens(ReadOnlySpan<int> tokens, int inputSize)
    {
        var count = CountSamples(tokens.Length, inputSize, nameof(tokens));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Token {i % inputSize} of sample {i / inputSize} must be 0 or more, but is {tokens[i]}."), nameof(tokens));
            }
        }

        return count;
    }
}
