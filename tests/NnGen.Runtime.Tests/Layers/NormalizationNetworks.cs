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

/// <summary>A normalisation between a flattened image and a dense layer.</summary>
[NeuralNetwork(2, 3, 4)]
[Flatten]
[LayerNorm]
[Dense(5)]
public sealed partial class NormalizedImageNet;
