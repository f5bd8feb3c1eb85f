using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NnGen.CompilerServices;

/// <summary>The one check at the entrance of each generated method; behind it the kernels use unchecked references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>Checks the arguments of a prediction and returns the number of samples, 0 or more.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or inputs and outputs overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Predict(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> inputs, int inputSize, Span<float> outputs, int outputSize)
    {
        var count = inputs.Length / inputSize;
        if (parameterLength != expectedParameterLength || count * inputSize != inputs.Length
            || (long)count * outputSize != outputs.Length || inputs.Overlaps(outputs))
        {
            GuardErrors.ThrowPredict(parameterLength, expectedParameterLength, inputs.Length, inputSize, outputs.Length, outputSize);
        }

        return count;
    }

    /// <summary>Checks the arguments of a forward pass and returns the number of samples, at most <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, inputs and outputs overlap, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Forward(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> inputs, int inputSize, Span<float> outputs, int outputSize,
        Workspace workspace, int lengthPerSample, int fixedLength)
    {
        var count = Predict(parameterLength, expectedParameterLength, inputs, inputSize, outputs, outputSize);
        CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    /// <summary>Checks the arguments of a backward pass and returns the samples of the forward pass before it, at least 1.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace is another network's.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    public static int Backward(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> outputGradients, int outputSize, Span<float> inputGradients,
        int inputSize, Workspace workspace, int lengthPerSample, int fixedLength, int gradientLength)
    {
        CheckWorkspace(workspace, lengthPerSample, fixedLength, 0);
        var count = workspace.Count;
        if (count == 0)
        {
            throw new InvalidOperationException("Call Forward with this workspace before Backward.");
        }

        GuardErrors.CheckParameters(parameterLength, expectedParameterLength);
        GuardErrors.CheckRows(nameof(outputGradients), outputGradients.Length, count, outputSize, "OutputSize");
        if (!inputGradients.IsEmpty)
        {
            GuardErrors.CheckRows(nameof(inputGradients), inputGradients.Length, count, inputSize, "InputSize");
        }

        GuardErrors.CheckGradients(gradientLength, expectedParameterLength);
        return count;
    }

    /// <summary>Checks the buffers a method is given.</summary>
    /// <exception cref="ArgumentException">Their length does not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Buffers(int length, int expected)
    {
        if (length != expected)
        {
            GuardErrors.ThrowBuffers(length, expected);
        }
    }

    /// <summary>Checks that a training batch has values enough for a variance; none at all is no batch.</summary>
    /// <exception cref="ArgumentException">It has too few.</exception>
    public static void LeastBatch(int count, int least)
    {
        if (count > 0 && count < least)
        {
            GuardErrors.ThrowLeastBatch(count, least);
        }
    }

    /// <summary>Checks that a chunk of samples lies in a mini-batch for which there is memory.</summary>
    /// <exception cref="ArgumentException">The mini-batch has too few samples, or the workspace holds no mini-batch of this network, or none so large.</exception>
    public static void Batch(Workspace workspace, int count, int least, int lengthPerSample, int sumLength)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        LeastBatch(workspace.BatchCount, least);
        if (workspace.BatchStart + count > workspace.BatchCount || workspace.BatchCount > workspace.BatchCapacity
            || workspace.BatchMemory.Length != ((long)workspace.BatchCapacity * lengthPerSample) + sumLength)
        {
            GuardErrors.ThrowBatch(workspace, count);
        }
    }

    /// <summary>Checks the arguments of a product with a Jacobian and returns the samples of the forward pass before it, at least 1.</summary>
    /// <exception cref="ArgumentException">A length does not fit, vectors and products overlap, or the workspace is another network's.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such piece of the network.</exception>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    public static int Jacobian(
        NetworkInfo info, int index, bool transposed, int parameterLength, int expectedParameterLength, ReadOnlySpan<float> vectors, Span<float> products,
        Workspace workspace, int lengthPerSample, int fixedLength)
    {
        CheckWorkspace(workspace, lengthPerSample, fixedLength, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, info.Jacobians.Length);
        if (workspace.Count == 0)
        {
            throw new InvalidOperationException("Call Forward with this workspace before MultiplyJacobian.");
        }

        var jacobian = info.Jacobians[index];
        var (vector, product) = transposed ? (jacobian.OutputLength, jacobian.InputLength) : (jacobian.InputLength, jacobian.OutputLength);
        GuardErrors.CheckParameters(parameterLength, expectedParameterLength);
        GuardErrors.CheckRows(nameof(vectors), vectors.Length, workspace.Count, vector, "per sample");
        GuardErrors.CheckRows(nameof(products), products.Length, workspace.Count, product, "per sample");
        if (vectors.Overlaps(products))
        {
            throw new ArgumentException("vectors and products overlap, but must not.", nameof(products));
        }

        return workspace.Count;
    }

    /// <summary>Checks the arguments of a training pass's first half and returns the number of samples, from 1 to <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, there are no samples, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    public static int Deltas(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> inputs, int inputSize, int targetLength, int targetsPerSample,
        Workspace workspace, int lengthPerSample, int fixedLength, string targetName = "targets")
    {
        GuardErrors.CheckParameters(parameterLength, expectedParameterLength);
        return CheckSamples(inputs.Length, inputSize, targetLength, targetsPerSample, workspace, lengthPerSample, fixedLength, targetName);
    }

    /// <summary>Checks the arguments of a training pass's second half and returns the number of samples, from 1 to <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, there are no samples, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static int Gradients(
        ReadOnlySpan<float> inputs, int inputSize, int targetLength, int targetsPerSample, Workspace workspace, int lengthPerSample, int fixedLength,
        int gradientLength, int expectedParameterLength, int part, int parts, string targetName = "targets")
    {
        GuardErrors.CheckGradients(gradientLength, expectedParameterLength);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, parts);
        return CheckSamples(inputs.Length, inputSize, targetLength, targetsPerSample, workspace, lengthPerSample, fixedLength, targetName);
    }

    /// <summary>Checks the arguments of an evaluation and returns the number of samples, at most <see cref="Workspace.MaxBatch"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit, inputs and outputs overlap, or the workspace is another network's or too small.</exception>
    /// <exception cref="ArgumentNullException">There is no workspace.</exception>
    public static int Evaluate(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> inputs, int inputSize, int targetLength, int targetsPerSample,
        Span<float> outputs, int outputSize, Workspace workspace, int lengthPerSample, int fixedLength, string targetName = "targets")
    {
        var count = Predict(parameterLength, expectedParameterLength, inputs, inputSize, outputs, outputSize);
        GuardErrors.CheckRows(targetName, targetLength, count, targetsPerSample, "per sample");
        CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    private static int CheckSamples(
        int inputLength, int inputSize, int targetLength, int targetsPerSample, Workspace workspace, int lengthPerSample, int fixedLength, string targetName)
    {
        var count = GuardErrors.CountSamples(inputLength, inputSize, atLeast: 1);
        GuardErrors.CheckRows(targetName, targetLength, count, targetsPerSample, "per sample");
        CheckWorkspace(workspace, lengthPerSample, fixedLength, count);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CheckWorkspace([NotNull] Workspace? workspace, int lengthPerSample, int fixedLength, int count)
    {
        if (workspace is null || workspace.LengthPerSample != lengthPerSample || workspace.FixedLength != fixedLength || count > workspace.MaxBatch)
        {
            GuardErrors.ThrowWorkspace(workspace, lengthPerSample, fixedLength, count);
        }
    }
}
