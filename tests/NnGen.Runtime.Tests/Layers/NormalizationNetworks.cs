namespace NnGen.Tests.Layers;

[NeuralNetwork(6, Loss = Loss.MeanSquaredError)]
[Dense(9)]
[LayerNorm]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class LayerNormNet;

[NeuralNetwork(3, 5, Loss = Loss.MeanSquaredError)]
[Dense(20)]
[LayerNorm(Epsilon = 0.01)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class LayerNormRowsNet;

[NeuralNetwork(6, Loss = Loss.MeanSquaredError)]
[Dense(9)]
[LayerNorm(Affine = false)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class LayerNormPlainNet;

[NeuralNetwork(6, Loss = Loss.MeanSquaredError)]
[Dense(9)]
[RMSNorm]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class RMSNormNet;

[NeuralNetwork(6, Loss = Loss.MeanSquaredError)]
[Dense(8)]
[GroupNorm(2)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class GroupNormNet;

[NeuralNetwork(2, 3, 5, Loss = Loss.MeanSquaredError)]
[Dense(6)]
[GroupNorm(3)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class GroupNormImageNet;

[NeuralNetwork(2, 3, 5, Loss = Loss.MeanSquaredError)]
[Dense(6)]
[GroupNorm(1)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class OneGroupNet;

[NeuralNetwork(2, 3, 5, Loss = Loss.MeanSquaredError)]
[Dense(6, UseBias = false)]
[GroupNorm(6, Epsilon = 0.01)]
[Activation(Activation.ReLU)]
[Dense(3)]
public sealed partial class ChannelGroupsNet;

/// <summary>A normalisation between a flattened image and a dense layer.</summary>
[NeuralNetwork(2, 3, 4)]
[Flatten]
[LayerNorm]
[Dense(5)]
public sealed partial class NormalizedImageNet;
