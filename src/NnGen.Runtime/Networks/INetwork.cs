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
public partial interface INetwork<TNet>
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
    /// Adds the gradients of the last <see cref="Forward(ReadOnlySpan{float}, Span{float}, ReadOnlySpan{float}, Span{float}, Workspace)"/> with respect to the parameters to <paramref name="gradients"/> and writes those
    /// with respect to the inputs to <paramref name="inputGradients"/>, unless that span is empty.
    /// </summary>
    static abstract void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients);

    /// <summary>
    /// The first half of a training pass over at most <see cref="Workspace.MaxBatch"/> samples: forward, losses and deltas, which stay in
    /// <paramref name="workspace"/> for <see cref="AddGradients(ReadOnlySpan{float}, ReadOnlySpan{float}, Workspace, Span{float}, bool, int, int)"/>.
    /// Where a pass has several <see cref="NetworkInfo.Stages"/>, this and the second half are one stage of it, <see cref="Workspace.Stage"/>.
    /// Threads may run it at once, each with a workspace of its own.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="buffers">The buffers.</param>
    /// <param name="inputs">n samples.</param>
    /// <param name="targets">n rows of targets.</param>
    /// <param name="workspace">Where deltas go, and the losses, not scaled, to <see cref="NetworkInfo.Losses"/>.</param>
    /// <param name="scale">What the gradients are multiplied by.</param>
    /// <param name="continuing">Whether this workspace has served these parameters already, so that what follows from them alone is there.</param>
    static abstract void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing);

    /// <summary>The same with integer class labels; −100 is ignored. Labels have been checked by the caller.</summary>
    static abstract void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing);

    /// <summary>
    /// The second half: the gradients of the samples whose deltas are in <paramref name="workspace"/> overwrite
    /// <paramref name="gradients"/> or, with <paramref name="accumulate"/>, continue its sums, in the order of the samples. Each element
    /// belongs to one part, whose rows no other part touches, so that threads may run the parts at once.
    /// </summary>
    /// <param name="inputs">The n samples of the first half.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="workspace">The workspace of the first half, only read.</param>
    /// <param name="gradients">The gradients.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">How many parts there are, at least 1.</param>
    static abstract void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts);

    /// <summary>The same with integer class labels.</summary>
    static abstract void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts);

    /// <summary>
    /// Gives the buffers their new values after the last stage of a training pass: running averages take in the statistics of the mini-batch
    /// that the workspace is part of. Networks without buffers need not have it.
    /// </summary>
    /// <param name="buffers">The buffers, overwritten.</param>
    /// <param name="workspace">One of the workspaces of the pass.</param>
    static virtual void UpdateBuffers(Span<float> buffers, Workspace workspace)
    {
    }

    /// <summary>
    /// Forward, loss and backward of at most <see cref="Workspace.MaxBatch"/> samples, both halves in one. Returns the sum of their losses,
    /// not scaled. The gradients, scaled by <paramref name="scale"/>, overwrite <paramref name="gradients"/> or, with
    /// <paramref name="accumulate"/>, continue its sums; the workspace is then the one of the call before, and the parameters are the same.
    /// Where a network has several <see cref="NetworkInfo.Stages"/>, the samples are a whole mini-batch, and its buffers are updated.
    /// </summary>
    static virtual double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        StagedPass.Begin(TNet.Info, workspace, inputs.Length / TNet.InputSize);
        for (workspace.Stage = 0; workspace.Stage < TNet.Info.Stages; workspace.Stage++)
        {
            TNet.ComputeDeltas(parameters, buffers, inputs, targets, workspace, scale, accumulate && TNet.Info.Stages == 1);
            TNet.AddGradients(inputs, targets, workspace, gradients, accumulate, 0, 1);
        }

        TNet.UpdateBuffers(buffers, workspace);
        return RowLosses.Sum(TNet.Info, workspace, inputs.Length / TNet.InputSize);
    }

    /// <summary>The same with integer class labels; −100 is ignored. Labels have been checked by the caller.</summary>
    static virtual double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        StagedPass.Begin(TNet.Info, workspace, inputs.Length / TNet.InputSize);
        for (workspace.Stage = 0; workspace.Stage < TNet.Info.Stages; workspace.Stage++)
        {
            TNet.ComputeDeltas(parameters, buffers, inputs, labels, workspace, scale, accumulate && TNet.Info.Stages == 1);
            TNet.AddGradients(inputs, labels, workspace, gradients, accumulate, 0, 1);
        }

        TNet.UpdateBuffers(buffers, workspace);
        return RowLosses.Sum(TNet.Info, workspace, inputs.Length / TNet.InputSize);
    }

    /// <summary>Predicts at most <see cref="Workspace.MaxBatch"/> samples in inference mode and returns the sum of their losses, not scaled.</summary>
    static abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace);

    /// <summary>The same with integer class labels; −100 is ignored. Labels have been checked by the caller.</summary>
    static abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace);

    /// <summary>
    /// Multiplies one vector a sample with the Jacobian of a piece of the network, at that sample of the last <see cref="Forward(ReadOnlySpan{float}, Span{float}, ReadOnlySpan{float}, Span{float}, Workspace)"/>, whose
    /// random masks hold. Only for networks declared with <see cref="NeuralNetworkAttribute.Jacobians"/>.
    /// </summary>
    /// <param name="index">The piece, an index into <see cref="NetworkInfo.Jacobians"/>.</param>
    /// <param name="transposed">Whether to multiply with Jᵀ.</param>
    /// <param name="parameters">The parameters of the forward pass.</param>
    /// <param name="buffers">The buffers.</param>
    /// <param name="vectors">A row of <see cref="JacobianInfo.InputLength"/> values a sample; transposed, <see cref="JacobianInfo.OutputLength"/>.</param>
    /// <param name="products">A row of the other length a sample, overwritten.</param>
    /// <param name="workspace">The workspace of the forward pass.</param>
    /// <exception cref="NotSupportedException">The network has no Jacobians.</exception>
    static virtual void MultiplyJacobian(
        int index, bool transposed, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> vectors, Span<float> products,
        Workspace workspace) =>
        throw new NotSupportedException($"{TNet.Info.Name} has no products with Jacobians. Declare it with [NeuralNetwork(…, Jacobians = true)].");
}
