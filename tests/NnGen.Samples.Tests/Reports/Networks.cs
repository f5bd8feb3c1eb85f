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

/// <summary>A chain over images: windows that overlap, that leave gaps and that go beyond the edges, groups and a transposed convolution.</summary>
[NeuralNetwork(6, 5, 2, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)]
[MaxPool2D(3, Strides = 2, Pads = new[] { 1, 1, 1, 1 })]
[Conv2D(6, 2, Activation.GELU, Groups = 2)]
[Conv2DTranspose(3, 3, Strides = 2)]
[AveragePool2D(2, Strides = 1)]
[DepthwiseConv2D(2, Activation.Sigmoid, Strides = 2)]
[Flatten]
[Dense(3)]
public sealed partial class ImageChainNet;

/// <summary>A residual block over images, one piece, and a maximum over all of them.</summary>
[NeuralNetwork(4, 4, 3, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Conv2D(3, 3, Activation.ReLU, Padding = Padding.Same)]
[Conv2D(3, 3, Padding = Padding.Same)]
[Add("input")]
[GlobalMaxPool2D]
[Dense(2)]
public sealed partial class ImageBlockNet;
