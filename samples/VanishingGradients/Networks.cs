using NnGen;

// That gradients vanish is what these networks show.
#pragma warning disable NNGEN050, NNGEN051

namespace Depth;

/// <summary>Fifty layers of sigmoids.</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, Activation.Sigmoid, KernelInitializer = Initializer.XavierNormal)]
[EndRepeat]
public sealed partial class SigmoidNet;

/// <summary>Fifty layers of tanh.</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, Activation.Tanh, KernelInitializer = Initializer.XavierNormal)]
[EndRepeat]
public sealed partial class TanhNet;

/// <summary>Fifty layers of ReLU.</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[EndRepeat]
public sealed partial class ReLUNet;

/// <summary>Fifty residual blocks, x + ReLU(x·W + b).</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Add("block")]
[EndRepeat]
public sealed partial class ResidualNet;

/// <summary>The same with the features of each sample normalised before the ReLU.</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, KernelInitializer = Initializer.HeNormal)]
[LayerNorm]
[Activation(Activation.ReLU)]
[Add("block")]
[EndRepeat]
public sealed partial class ResidualLayerNormNet;

/// <summary>The same with each feature normalised over the mini-batch before the ReLU.</summary>
[NeuralNetwork(32, Loss = Loss.HalfSquaredError, Jacobians = true)]
[Repeat(50, Name = "block")]
[Dense(32, UseBias = false, KernelInitializer = Initializer.HeNormal)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Add("block")]
[EndRepeat]
public sealed partial class ResidualBatchNormNet;
