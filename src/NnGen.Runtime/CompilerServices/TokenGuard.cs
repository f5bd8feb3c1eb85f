using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.CompilerServices;

/// <summary><see cref="Guard"/> for networks whose inputs are tokens. A token becomes an address, so none goes unchecked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenGuard
{
    private const string Tokens = "tokens";

    /// <summary>Checks the arguments of a prediction, tokens' values apart, and returns the number of samples, 0 or more.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or tokens and outputs overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Predict(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<int> tokens, int inputSize, Span<float> outputs, int outputSize)
    {
        var count = tokens.Length / inputSize;
        if (parameterLength != expectedParameterLength || count * inputSize != tokens.Length
            || (long)count * outputSize != outputs.Length || MemoryMarshal.Cast<int, float>(tokens).Overlaps(outputs))
        {
            GuardErrors.ThrowPredict(parameterLength, expectedParameterLength, tokens.Length, inputSize, outputs.Length, outputSize, Tokens);
        }

        return count;
    }

    /// <summary>Checks the arguments of one step of a sequence.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the token is not in the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> state, int token, int vocabulary, Span<float> output, int outputSize)
    {
        if (parameterLength != expectedParameterLength || (uint)token >= (uint)vocabulary || output.Length != outputSize || state.Overlaps(output))
        {
            ThrowStep(parameterLength, expectedParameterLength, token, vocabulary, output.Length, outputSize);
        }
    }

    /// <summary>Checks the arguments of a forward pass and returns the number of samples, at most <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, tokens and outputs overlap, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    public static int Forward(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<int> tokens, int inputSize, Span<float> outputs, int outputSize,
        Workspace workspace, int lengthPerSample, int fixedLength)
    {
        var count = Predict(parameterLength, expectedParameterLength, tokens, inputSize, outputs, outputSize);
        Guard.CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    /// <summary>Checks the arguments of a backward pass and returns the samples of the forward pass before it, at least 1.</summary>
    /// <exception cref="ArgumentException">A length does not fit, the workspace is another network's, or input gradients are wanted.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    public static int Backward(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> outputGradients, int outputSize, Span<float> inputGradients,
        int inputSize, Workspace workspace, int lengthPerSample, int fixedLength, int gradientLength)
    {
        if (!inputGradients.IsEmpty)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"inputGradients must be empty, since tokens have no gradients, but has {inputGradients.Length} values."), nameof(inputGradients));
        }

        return Guard.Backward(
            parameterLength, expectedParameterLength, outputGradients, outputSize, inputGradients, inputSize, workspace, lengthPerSample, fixedLength, gradientLength);
    }

    /// <summary>Checks the arguments of a training pass's first half and returns the number of samples, from 1 to <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, there are no samples, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    public static int Deltas(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<int> tokens, int inputSize, int targetLength, int targetsPerSample,
        Workspace workspace, int lengthPerSample, int fixedLength, string targetName = "targets")
    {
        GuardErrors.CheckParameters(parameterLength, expectedParameterLength);
        return CheckSamples(tokens.Length, inputSize, targetLength, targetsPerSample, workspace, lengthPerSample, fixedLength, targetName);
    }

    /// <summary>Checks the arguments of a training pass's second half and returns the number of samples, from 1 to <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, there are no samples, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static int Gradients(
        ReadOnlySpan<int> tokens, int inputSize, int targetLength, int targetsPerSample, Workspace workspace, int lengthPerSample, int fixedLength,
        int gradientLength, int expectedParameterLength, int part, int parts, string targetName = "targets")
    {
        GuardErrors.CheckGradients(gradientLength, expectedParameterLength);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, parts);
        return CheckSamples(tokens.Length, inputSize, targetLength, targetsPerSample, workspace, lengthPerSample, fixedLength, targetName);
    }

    /// <summary>Checks the arguments of an evaluation and returns the number of samples, at most <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, tokens and outputs overlap, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    public static int Evaluate(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<int> tokens, int inputSize, int targetLength, int targetsPerSample,
        Span<float> outputs, int outputSize, Workspace workspace, int lengthPerSample, int fixedLength, string targetName = "targets")
    {
        var count = Predict(parameterLength, expectedParameterLength, tokens, inputSize, outputs, outputSize);
        GuardErrors.CheckRows(targetName, targetLength, count, targetsPerSample, "per sample");
        Guard.CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    /// <summary>Checks that the tokens at some positions of every sample are in the vocabulary.</summary>
    /// <param name="tokens">n samples.</param>
    /// <param name="inputSize">The tokens of a sample.</param>
    /// <param name="start">The first position.</param>
    /// <param name="count">How many positions.</param>
    /// <param name="vocabulary">The tokens there are.</param>
    /// <exception cref="ArgumentException">One is not.</exception>
    public static void Range(ReadOnlySpan<int> tokens, int inputSize, int start, int count, int vocabulary)
    {
        for (var first = start; first < tokens.Length; first += inputSize)
        {
            var positions = tokens.Slice(first, count);
            for (var i = 0; i < positions.Length; i++)
            {
                if ((uint)positions[i] >= (uint)vocabulary)
                {
                    ThrowRange(start + i, first / inputSize, positions[i], vocabulary);
                }
            }
        }
    }

    /// <summary>The same for all positions that a network looks up.</summary>
    internal static void Range(NetworkInfo info, ReadOnlySpan<int> tokens, int inputSize)
    {
        foreach (var vocabulary in info.Vocabularies)
        {
            Range(tokens, inputSize, vocabulary.Start, vocabulary.Count, vocabulary.Size);
        }
    }

    /// <summary>The error of who hands numbers to a network that reads tokens.</summary>
    public static ArgumentException NumbersGiven(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new($"{info.Name} reads tokens: its inputs are integers (ReadOnlySpan<int>), but floats were given.", "inputs");
    }

    /// <summary>The error of who hands tokens to a network that reads numbers.</summary>
    internal static ArgumentException TokensGiven(NetworkInfo info) =>
        new($"{info.Name} reads numbers: its inputs are floats (ReadOnlySpan<float>), but integers were given. Only a network with an Embedding reads tokens.", Tokens);

    private static int CheckSamples(
        int inputLength, int inputSize, int targetLength, int targetsPerSample, Workspace workspace, int lengthPerSample, int fixedLength, string targetName)
    {
        var count = GuardErrors.CountSamples(inputLength, inputSize, atLeast: 1, Tokens);
        GuardErrors.CheckRows(targetName, targetLength, count, targetsPerSample, "per sample");
        Guard.CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    [DoesNotReturn]
    private static void ThrowStep(int parameterLength, int expectedParameterLength, int token, int vocabulary, int outputLength, int outputSize)
    {
        GuardErrors.CheckParameters(parameterLength, expectedParameterLength);
        throw (uint)token >= (uint)vocabulary
            ? new ArgumentException(FormattableString.Invariant($"token is {token}; the vocabulary has {vocabulary}, so that a token must be from 0 to {vocabulary - 1}."), nameof(token))
            : outputLength != outputSize
            ? new ArgumentException(FormattableString.Invariant($"output.Length must be {outputSize} (StepOutputSize), but is {outputLength}."), "output")
            : new ArgumentException("state must not overlap output, but the two share memory: what comes out lies elsewhere than in State.Values.", "state");
    }

    [DoesNotReturn]
    private static void ThrowRange(int position, int sample, int token, int vocabulary) => throw new ArgumentException(FormattableString.Invariant(
        $"token {position} of sample {sample} is {token}; the vocabulary has {vocabulary}, so that a token must be from 0 to {vocabulary - 1}."), Tokens);
}
