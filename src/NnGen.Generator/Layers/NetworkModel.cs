using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>A declared network as tensors: what is computed, and nothing about how.</summary>
internal sealed record NetworkModel(
    NetworkDeclaration Declaration,
    TensorGraph Graph,
    IReadOnlyList<LayerModel> Layers,
    IReadOnlyList<ParameterTensor> Parameters,
    InputTensor Input,
    Tensor Output,
    Tensor TrainingOutput,
    BackwardModel Backward,
    LossModel? Loss,
    ulong Fingerprint,
    IReadOnlyList<JacobianModel> Jacobians)
{
    /// <summary>State that is saved and not optimised, layer by layer.</summary>
    public IReadOnlyList<BufferModel> Buffers { get; init; } = [];

    /// <summary>What it becomes after a training step.</summary>
    public IReadOnlyList<UpdateTensor> Updates { get; init; } = [];

    /// <summary>The tokens that embeddings look up, and in how large tables; none where the input holds numbers.</summary>
    public IReadOnlyList<TokenUse> TokenUses { get; init; } = [];

    /// <summary>The named parts of the input; none where it has no parts.</summary>
    public IReadOnlyList<RowPart> Inputs { get; init; } = [];

    /// <summary>The named parts of the output.</summary>
    public IReadOnlyList<RowPart> Outputs { get; init; } = [];

    /// <summary>Whether the input holds integers to look up and no numbers.</summary>
    public bool ReadsTokens => Input.Kind == InputKind.Tokens;

    /// <summary>One step of it, where a sequence can come in step by step.</summary>
    public StreamModel? Stream { get; init; }

    /// <summary>The layer because of which it cannot, where others carry something from step to step.</summary>
    public string? StreamObstacle { get; init; }

    /// <summary>The fewest samples a training batch may have: 2 where a variance over the batch would have one value.</summary>
    public int LeastBatch { get; init; } = 1;
}

/// <summary>A buffer, whether it counts (and is an integer in files), and how it stands there.</summary>
internal sealed record BufferModel(BufferTensor Tensor, bool IsCount, FileLayout? File);

/// <summary>One layer as tables show it; <see cref="Output"/> is its output in training, <see cref="Activation"/> what it ends in, if anything.</summary>
internal sealed record LayerModel(
    string Name, string Accessor, string Description, Tensor Output, IReadOnlyList<ParameterTensor> Parameters, long Flops, Activation? Activation);

/// <summary>The gradients of an output gradient that the caller gives.</summary>
internal sealed record BackwardModel(
    Tensor OutputGradient, IReadOnlyDictionary<ParameterTensor, Tensor> ParameterGradients, Tensor? InputGradient);

/// <summary>The loss of a score (logits, or the output): of float targets and, where the loss has classes, of integer labels.</summary>
internal sealed record LossModel(LossRow Row, Tensor Score, Tensor Scale, LossFunction Targets, LossFunction? Labels);

/// <summary>One loss function: a value for each row in training and in inference, and the gradients of the scaled sum of the former.</summary>
internal sealed record LossFunction(
    Tensor Target, Tensor TrainingLoss, Tensor InferenceLoss, IReadOnlyDictionary<ParameterTensor, Tensor> ParameterGradients)
{
    /// <summary>The gradient of the scaled inference loss, which the kernel of training's loss computes beside it.</summary>
    public required Tensor InferenceDelta { get; init; }
}
