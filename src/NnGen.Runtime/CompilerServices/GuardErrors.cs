using System.Diagnostics.CodeAnalysis;

namespace NnGen.CompilerServices;

/// <summary>The messages of <see cref="Guard"/>, out of line so that the checks stay small.</summary>
internal static class GuardErrors
{
    [DoesNotReturn]
    public static void ThrowPredict(
        int parameterLength, int expectedParameterLength, int inputLength, int inputSize, int outputLength, int outputSize, string inputs = "inputs")
    {
        CheckParameters(parameterLength, expectedParameterLength);
        var count = CountSamples(inputLength, inputSize, atLeast: 0, inputs);
        CheckRows("outputs", outputLength, count, outputSize, "OutputSize");
        throw new ArgumentException($"outputs must not overlap {inputs}, but the two spans share memory.", "outputs");
    }

    [DoesNotReturn]
    public static void ThrowStep(int parameterLength, int expectedParameterLength, int inputLength, int inputSize, int outputLength, int outputSize, bool overlaps)
    {
        CheckParameters(parameterLength, expectedParameterLength);
        if (inputLength != inputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"input.Length must be {inputSize} (StepInputSize), but is {inputLength}."), "input");
        }

        throw outputLength != outputSize
            ? new ArgumentException(FormattableString.Invariant($"output.Length must be {outputSize} (StepOutputSize), but is {outputLength}."), "output")
            : overlaps ? new ArgumentException("output must not overlap input, but the two spans share memory.", "output")
            : new ArgumentException("state must not overlap input or output, but it shares memory with one of them: what comes in and out lies elsewhere than in State.Values.", "state");
    }

    [DoesNotReturn]
    public static void ThrowStepNumber(float count, int most) => throw (count == most
        ? new InvalidOperationException(FormattableString.Invariant(
            $"The sequence has had its {most} steps, for so many the network was declared: its layers know no step beyond them. Call Reset on the state to begin a new sequence."))
        : new ArgumentException(FormattableString.Invariant($"state counts {count} steps, which must be a whole number from 0 to {most}: its values are not those of this network."), "state"));

    [DoesNotReturn]
    public static void ThrowWorkspace(Workspace? workspace, int lengthPerSample, int fixedLength, int count)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (workspace.LengthPerSample != lengthPerSample || workspace.FixedLength != fixedLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"workspace must be one this network created ({lengthPerSample} floats a sample and {fixedLength} besides), but it has {workspace.LengthPerSample} and {workspace.FixedLength}: it belongs to another network."), nameof(workspace));
        }

        throw new ArgumentException(FormattableString.Invariant(
            $"workspace holds at most {workspace.MaxBatch} samples (MaxBatch), but inputs has {count}."), nameof(workspace));
    }

    [DoesNotReturn]
    public static void ThrowBuffers(int length, int expected) => throw new ArgumentException(
        FormattableString.Invariant($"buffers.Length must be {expected} (NetworkInfo.BufferLength), but is {length}."), "buffers");

    [DoesNotReturn]
    public static void ThrowLeastBatch(int count, int least) => throw new ArgumentException(FormattableString.Invariant(
        $"inputs must have {least} samples at least in training, but has {count}: batch normalisation divides by the variance over the batch, and the variance of one value a channel is 0."), "inputs");

    [DoesNotReturn]
    public static void ThrowBatch(Workspace workspace, int count) => throw new ArgumentException(FormattableString.Invariant(
        $"workspace must hold a mini-batch of this network with {count} samples from sample {workspace.BatchStart} on, but its mini-batch has {workspace.BatchCount} and memory for {workspace.BatchCapacity}."), nameof(workspace));

    public static int CountSamples(int inputLength, int inputSize, int atLeast, string inputs = "inputs")
    {
        var count = inputLength / inputSize;
        if (count * inputSize != inputLength || count < atLeast)
        {
            var expected = atLeast == 0 ? "a multiple" : "a positive multiple";
            throw new ArgumentException(
                FormattableString.Invariant($"{inputs}.Length must be {expected} of {inputSize} (InputSize), but is {inputLength}."), inputs);
        }

        return count;
    }

    public static void CheckRows(string name, int length, int count, int size, string sizeName)
    {
        if (length != (long)count * size)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name}.Length must be {(long)count * size} ({count} samples × {size} {sizeName}), but is {length}."), name);
        }
    }

    public static void CheckParameters(int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"parameters.Length must be {expected} (ParameterStorageLength), but is {length}."), "parameters");
        }
    }

    public static void CheckGradients(int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"gradients.Length must be {expected} (ParameterStorageLength), but is {length}."), "gradients");
        }
    }
}
