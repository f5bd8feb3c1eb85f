using System.Collections.Immutable;

namespace NnGen;

/// <summary>What the generator knows about a network, as tables the runtime reads instead of reflecting.</summary>
public sealed class NetworkInfo
{
    /// <summary>The contract version the code was generated for; see <see cref="CompilerServices.GeneratedCode.ContractVersion"/>.</summary>
    public required int ContractVersion { get; init; }

    /// <summary>The class name.</summary>
    public required string Name { get; init; }

    /// <summary>The axes of one input sample.</summary>
    public required ImmutableArray<int> InputShape { get; init; }

    /// <summary>The named parts of an input row, one after the other; empty where the network declares none.</summary>
    public ImmutableArray<RowPart> Inputs { get; init; } = [];

    /// <summary>The named parts of an output row, one after the other; empty where the network declares none.</summary>
    public ImmutableArray<RowPart> Outputs { get; init; } = [];

    /// <summary>What tokens the input may hold; empty for a network whose input is numbers.</summary>
    public ImmutableArray<Vocabulary> Vocabularies { get; init; } = [];

    /// <summary>Whether the input is tokens: integers that embeddings look up.</summary>
    public bool ReadsTokens => !Vocabularies.IsEmpty;

    /// <summary>The axes of one output sample.</summary>
    public required ImmutableArray<int> OutputShape { get; init; }

    /// <summary>The loss training minimises.</summary>
    public required Loss Loss { get; init; }

    /// <summary>
    /// How many terms a sample contributes to the mean loss: the rows along the last output axis for a loss that is a mean over rows
    /// (cross-entropy, Kullback–Leibler), else 1. The mean loss of n samples is their sum / (n × this).
    /// </summary>
    public required int LossTermsPerSample { get; init; }

    /// <summary>How many integer labels a sample takes, or 0 where the loss takes none.</summary>
    public required int LabelsPerSample { get; init; }

    /// <summary>
    /// Tells networks apart whose predictions from the same parameters differ: a hash of layers, shapes and constants, but not of names,
    /// initialisation, loss or dropout. 0 where it is not known.
    /// </summary>
    public ulong Fingerprint { get; init; }

    /// <summary>The length of the buffer block.</summary>
    public required int BufferLength { get; init; }

    /// <summary>How many samples the trainer hands to the network at a time: what fits the cache.</summary>
    public required int ChunkSize { get; init; }

    /// <summary>
    /// The fewest samples of a training batch: 2 where a layer takes a variance over samples of one value each (batch normalisation), else 1.
    /// </summary>
    public int LeastBatch { get; init; } = 1;

    /// <summary>
    /// The stages of a training pass: 1, or more where a layer sums over the batch. All samples of a mini-batch go through one stage, chunk by
    /// chunk, before the next begins.
    /// </summary>
    public int Stages { get; init; } = 1;

    /// <summary>The stage that leaves <see cref="Scores"/> and <see cref="Losses"/> in the workspace.</summary>
    public int LossStage { get; init; }

    /// <summary>The floats kept for each sample of a mini-batch from one stage to another, a multiple of 16.</summary>
    public int BatchLengthPerSample { get; init; }

    /// <summary>The floats of sums over a mini-batch, a multiple of 16.</summary>
    public int BatchSumLength { get; init; }

    /// <summary>The floats a workspace holds for each sample of its <see cref="Workspace.MaxBatch"/>, a multiple of 16.</summary>
    public required int WorkspaceLengthPerSample { get; init; }

    /// <summary>The floats a workspace holds besides, whatever its batch, a multiple of 16.</summary>
    public required int WorkspaceFixedLength { get; init; }

    /// <summary>The layers, in order.</summary>
    public required ImmutableArray<LayerInfo> Layers { get; init; }

    /// <summary>The parameters, in logical order (PyTorch's: layer by layer, weight before bias).</summary>
    public required ImmutableArray<ParameterInfo> Parameters { get; init; }

    /// <summary>The tensors of the buffer block.</summary>
    public ImmutableArray<BufferInfo> Buffers { get; init; } = [];

    /// <summary>Which tensors of the workspace hold layers' outputs after <c>Forward</c>, in layer order.</summary>
    public required ImmutableArray<ActivationInfo> Activations { get; init; }

    /// <summary>
    /// Where the workspace holds the values the loss was computed from (logits, where the loss has its activation within it) after
    /// <c>ComputeDeltas</c>; absent where there is no loss.
    /// </summary>
    public ActivationInfo? Scores { get; init; }

    /// <summary>Where the workspace holds each row's loss, one value a row, after <c>ComputeDeltas</c>; absent where there is no loss.</summary>
    public ActivationInfo? Losses { get; init; }

    /// <summary>
    /// The pieces of the network whose Jacobians can be multiplied with, first to last; empty unless the network is declared with
    /// <see cref="NeuralNetworkAttribute.Jacobians"/>.
    /// </summary>
    public ImmutableArray<JacobianInfo> Jacobians { get; init; } = [];
}

/// <summary>One layer of a network.</summary>
/// <param name="Name">The name in files and errors: <c>dense1</c>.</param>
/// <param name="Kind">The layer's kind and its main options: <c>Dense 32 ReLU</c>.</param>
/// <param name="OutputShape">The axes of one sample of its output.</param>
/// <param name="ParameterCount">Its scalar parameters.</param>
/// <param name="Flops">Floating-point operations of one sample's forward pass; a multiply-add counts 2.</param>
public sealed record LayerInfo(string Name, string Kind, ImmutableArray<int> OutputShape, int ParameterCount, long Flops)
{
    /// <summary>The values between which its outputs lie, where its activation saturates at both (sigmoid, tanh).</summary>
    public ActivationRange? Range { get; init; }
}

/// <summary>The values an activation approaches as its argument falls and rises.</summary>
public readonly record struct ActivationRange(float Lower, float Upper);

/// <summary>
/// A piece of a network between two tensors through which everything flows: a layer of a chain, a residual block with its skip.
/// </summary>
/// <param name="From">The layer it reads, as an index into <see cref="NetworkInfo.Layers"/>, or −1 for the input.</param>
/// <param name="To">The layer whose output is its own.</param>
/// <param name="InputLength">The values of one sample it reads.</param>
/// <param name="OutputLength">The values of one sample of its output.</param>
public readonly record struct JacobianInfo(int From, int To, int InputLength, int OutputLength);

/// <summary>Where the trainer finds a layer's output in the workspace: row r of sample n, column c at Offset·MaxBatch + Start + n·SampleStride + r·RowStride + c.</summary>
/// <param name="Layer">The layer's index in <see cref="NetworkInfo.Layers"/>.</param>
/// <param name="OffsetPerSample">The tensor's offset, in floats for each sample of <see cref="Workspace.MaxBatch"/>.</param>
/// <param name="RowsPerSample">The rows a sample takes.</param>
/// <param name="RowLength">The values in a row.</param>
/// <param name="RowStride">The distance between rows, pads included.</param>
public readonly record struct ActivationInfo(int Layer, int OffsetPerSample, int RowsPerSample, int RowLength, int RowStride)
{
    /// <summary>The floats before a sample's first value, where others lie in front: the states a recurrent layer began with, or another part of a concatenation.</summary>
    public int Start { get; init; }

    /// <summary>The distance between samples; 0 stands for that of their rows, RowsPerSample·RowStride.</summary>
    public int SampleStride { get; init; }

    /// <summary>The place of a row's first value in a workspace for so many samples.</summary>
    internal int PlaceOf(int maxBatch, int sample, int row) =>
        (OffsetPerSample * maxBatch) + Start + (sample * (SampleStride == 0 ? RowsPerSample * RowStride : SampleStride)) + (row * RowStride);
}
