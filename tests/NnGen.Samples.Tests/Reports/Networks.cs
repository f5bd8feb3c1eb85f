namespace NnGen.Samples.Tests.Reports;

/// <summary>A chain whose every layer is a piece.</summary>
[NeuralNetwork(6, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Dense(5, Activation.Tanh)]
[Dense(7, Activation.ReLU)]
[Dropout(0.3)]
[Dense(4, Activation.Sigmoid)]
[Dense(3, Activation.Softmax)]
public sealed partial class ChainNet;

/// <summary>Two residual blocks, each one piece.</summary>
[NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy, Jacobians = true)]
[Repeat(2, Name = "block")]
[Dense(9, Activation.GELU)]
[Dense(4)]
[Add("block")]
[EndRepeat]
[Dense(3, Activation.Softmax)]
public sealed partial class BlockNet;

/// <summary>One matrix.</summary>
[NeuralNetwork(3, Jacobians = true)]
[Dense(3)]
public sealed partial class MatrixNet;

/// <summary>Nothing but what every network has.</summary>
[NeuralNetwork(2, Loss = Loss.HalfSquaredError)]
[Dense(4, Activation.ReLU)]
[Dense(4, Activation.Tanh)]
[Dense(1)]
public sealed partial class OrdinaryNet;

/// <summary>What comes in stands beside what a layer made of it, and the two are multiplied with another's: one piece, whose derivative pads.</summary>
[NeuralNetwork(4, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Dense(3, Activation.Tanh)]
[Concatenate("input")]
[Dense(7, Activation.Sigmoid, Name = "gate")]
[Multiply("concatenate1")]
[Dense(2)]
public sealed partial class JoinedNet;
