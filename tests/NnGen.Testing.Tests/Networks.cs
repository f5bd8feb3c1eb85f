namespace NnGen.Testing.Tests;

/// <summary>A regression with a smooth activation, a residual sum and random masks.</summary>
[NeuralNetwork(5, Loss = Loss.MeanSquaredError)]
[Dense(7, Activation.GELU, Name = "hidden")]
[Dropout(0.3)]
[Dense(7, Activation.Tanh)]
[Add("hidden")]
[Dense(3)]
internal sealed partial class SmoothNet;

/// <summary>A classifier whose gradients have kinks, and more weights than are looked at one by one.</summary>
[NeuralNetwork(9, Loss = Loss.CategoricalCrossEntropy)]
[Dense(24, Activation.ReLU)]
[Dense(24, Activation.PReLU)]
[Dense(4, Activation.Softmax)]
internal sealed partial class KinkedNet;

/// <summary>No gradient passes a step.</summary>
[NeuralNetwork(3)]
[Dense(4, Activation.Sign)]
internal sealed partial class StepNet;
