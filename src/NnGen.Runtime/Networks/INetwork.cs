using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// What the source generator implements for every declared network, as static abstract members, so that the runtime is generic over
/// networks and never reflects.
/// </summary>
/// <remarks>
/// Shapes: <c>inputs</c> holds n samples of <see cref="InputSize"/> values one after the other, <c>outputs</c> and <c>targets</c> n rows of
/// <see cref="OutputSize"/>, <c>labels</c> n × <see cref="NetworkInfo.LabelsPerSample"/> class numbers, <c>parameters</c> and <c>gradients</c>
/// <see cref="ParameterStorageLength"/> values in storage order (pads included), <c>buffers</c> <see cref="NetworkInfo.BufferLength"/> values.
/// </remarks>
/// <typeparam name="TNet">The network's own type.</typeparam>
public interface INetwork<TNet>
    where TNet : class, INetwork<TNet>
{
    /// <summary>The number of values in one input sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of values in one output sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of scalar parameters, pads not counted.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The length of the aligned parameter block, pads included: a multiple of 16.</summary>
    static abstract int ParameterStorageLength { get; }

    /// <summary>The tables of layers and parameters.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>The parameter block, pads included; no output depends on pads.</summary>
    Span<float> Parameters { get; }

    /// <summary>State that is saved but not optimised, such as running averages.</summary>
    Span<float> Buffers { get; }

    /// <summary>The seed the network was created with; it also keys the random masks of its training.</summary>
    ulong Seed { get; }

    /// <summary>Creates a network with initialised parameters.</summary>
    /// <param name="seed">The seed of the initialisation.</param>
    static abstract TNet Create(ulong seed);

    /// <summary>Predicts n samples in inference mode.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or inputs and outputs overlap.</exception>
    static abstract void Predict(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Runs n samples in training mode and keeps in <paramref name="workspace"/> what <see cref="Backward"/> needs.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or n exceeds the workspace's <see cref="Workspace.MaxBatch"/>.</exception>
    static abstract void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace);

    /// <summary>
    /// Adds the gradients of the last <see cref="Forward"/> with respect to the parameters to <paramref name="gradients"/> and writes those
    /// with respect to the inputs to <paramref name="inputGradients"/>, unless that span is empty.
    /// </summary>
    static abstract void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients);

    /// <summary>
    /// Forward, loss and backward of at most <see cref="Workspace.MaxBatch"/> samples. Returns the sum of their losses, not scaled.
    /// The gradients, scaled by <paramref name="scale"/>, overwrite <paramref name="gradients"/> or, with <paramref name="accumulate"/>,
    /// continue its sums.
    /// </summary>
    static abstract double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate);

    /// <summary>The same with integer class labels; −100 is ignored. Labels have been checked by the caller.</summary>
    static abstract double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate);

    /// <summary>Predicts at most <see cref="Workspace.MaxBatch"/> samples in inference mode and returns the sum of their losses, not scaled.</summary>
    static abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace);

    /// <summary>The same with integer class labels; −100 is ignored. Labels have been checked by the caller.</summary>
    static abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace);
}
