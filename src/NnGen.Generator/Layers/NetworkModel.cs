using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>A declared network as tensors: what is computed, and nothing about how.</summary>
internal sealed record NetworkModel(
    NetworkDeclaration Declaration,
    TensorGraph Graph,
    IReadOnlyList<LayerModel> Layers,
    IReadOnlyList<ParameterTensor> Parameters,
    Tensor Input,
    Tensor Output,
    Tensor TrainingOutput,
    BackwardModel Backward,
    LossModel? Loss,
    ulong Fingerprint);

/// <summary>One layer as tables show it; <see cref="Output"/> is its output in training.</summary>
internal sealed record LayerModel(
    string Name, string Accessor, string Description, Tensor Output, IReadOnlyList<ParameterTensor> Parameters, long Flops);

/// <summary>The gradients of an output gradient that the caller gives.</summary>
internal sealed record BackwardModel(
    Tensor OutputGradient, IReadOnlyDictionary<ParameterTensor, Tensor> ParameterGradients, Tensor? InputGradient);

/// <summary>The loss of a score (logits, or the output): of float targets and, where the loss has classes, of integer labels.</summary>
internal sealed record LossModel(LossRow Row, Tensor Score, Tensor Scale, LossFunction Targets, LossFunction? Labels);

/// <summary>One loss function: a value for each row in training and in inference, and the gradients of the scaled sum of the former.</summary>
internal sealed record LossFunction(
    Tensor Target, Tensor TrainingLoss, Tensor InferenceLoss, IReadOnlyDictionary<ParameterTensor, Tensor> ParameterGradients);
