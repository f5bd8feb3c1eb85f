// A bias before a normalisation has no effect, in PyTorch as here: that it does no harm is tested as well.
#pragma warning disable NNGEN055

namespace NnGen.Tests.Training;

/// <summary>The network <c>flat</c> of Fixtures/batchnorm.py.</summary>
[NeuralNetwork(3, Loss = Loss.HalfSquaredError)]
[Dense(17, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Dense(8)]
[BatchNorm(Epsilon = 1e-3, Momentum = 0.3)]
[Activation(Activation.Tanh)]
[Dense(2)]
public sealed partial class NormalisedNet;

/// <summary>The network <c>sequence</c>: four positions of five channels.</summary>
[NeuralNetwork(4, 5, Loss = Loss.HalfSquaredError)]
[BatchNorm(Affine = false)]
[Dense(6, Activation.Tanh)]
[BatchNorm]
[Flatten]
[Dense(1)]
public sealed partial class NormalisedSequenceNet;

/// <summary>Labels, random masks and a residual sum; large enough for several chunks of a mini-batch.</summary>
[NeuralNetwork(9, Loss = Loss.CategoricalCrossEntropy)]
[Dense(24, Activation.ReLU, Name = "first")]
[BatchNorm]
[Dropout(0.3)]
[Dense(24)]
[BatchNorm]
[Add("first")]
[Activation(Activation.SiLU)]
[Dense(3, Activation.Softmax)]
public sealed partial class NormalisedClassifier;

/// <summary>An image whose channels-last order a dense layer and a normalisation after Flatten have to undo in files.</summary>
[NeuralNetwork(2, 3, 4)]
[Flatten]
[BatchNorm]
[Dense(2)]
public sealed partial class NormalisedImageNet;
