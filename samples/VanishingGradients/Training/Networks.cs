using NnGen;

// That gradients vanish is what these networks show.
#pragma warning disable NNGEN050

namespace Depth.Training;

/// <summary>Digits through fifty layers of sigmoids.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Repeat(50)]
[Dense(32, Activation.Sigmoid, KernelInitializer = Initializer.XavierNormal)]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class SigmoidDigits;

/// <summary>The same with the features of each sample normalised before every sigmoid.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Repeat(50)]
[Dense(32, KernelInitializer = Initializer.XavierNormal)]
[LayerNorm]
[Activation(Activation.Sigmoid)]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class SigmoidLayerNormDigits;

/// <summary>The same with each feature normalised over the mini-batch before every sigmoid.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Repeat(50)]
[Dense(32, UseBias = false, KernelInitializer = Initializer.XavierNormal)]
[BatchNorm]
[Activation(Activation.Sigmoid)]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class SigmoidBatchNormDigits;

/// <summary>Digits through fifty residual blocks, x + ReLU(x·W + b).</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32)]
[Repeat(50, Name = "block")]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Add("block")]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class ResidualDigits;

/// <summary>These blocks with the features of each sample normalised before every ReLU.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32)]
[Repeat(50, Name = "block")]
[Dense(32, KernelInitializer = Initializer.HeNormal)]
[LayerNorm]
[Activation(Activation.ReLU)]
[Add("block")]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class ResidualLayerNormDigits;

/// <summary>The same with each feature normalised over the mini-batch before every ReLU.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32)]
[Repeat(50, Name = "block")]
[Dense(32, UseBias = false, KernelInitializer = Initializer.HeNormal)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Add("block")]
[EndRepeat]
[Dense(10, Activation.Softmax)]
public sealed partial class ResidualBatchNormDigits;
