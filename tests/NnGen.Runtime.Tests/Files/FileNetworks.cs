namespace NnGen.Tests.Files;

[NeuralNetwork(3, Loss = Loss.CategoricalCrossEntropy)]
[Dense(4, Activation.ReLU)]
[Dense(2, Activation.Softmax)]
public sealed partial class SmallNet;

/// <summary>The parameters of <see cref="SmallNet"/>, another activation.</summary>
[NeuralNetwork(3, Loss = Loss.CategoricalCrossEntropy)]
[Dense(4, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
public sealed partial class SmallTanhNet;

/// <summary>The network of <see cref="SmallNet"/>, trained otherwise.</summary>
[NeuralNetwork(3, Loss = Loss.KLDivergence)]
[Dense(4, Activation.ReLU, Name = "dense1", KernelInitializer = Initializer.HeUniform)]
[Dropout(0.5)]
[Dense(2, Activation.Softmax, Name = "dense2")]
public sealed partial class SmallDropoutNet;

/// <summary>A constant that no shape shows.</summary>
[NeuralNetwork(3)]
[Dense(4, Activation.LeakyReLU, Alpha = 0.1)]
[Dense(2)]
public sealed partial class SlopeNet;

/// <summary>The same with another constant.</summary>
[NeuralNetwork(3)]
[Dense(4, Activation.LeakyReLU, Alpha = 0.2)]
[Dense(2)]
public sealed partial class OtherSlopeNet;

/// <summary>An image of 2 rows, 3 columns and 4 channels before a dense layer, an activation and dropout between.</summary>
[NeuralNetwork(2, 3, 4)]
[Flatten]
[Activation(Activation.ReLU)]
[Dropout(0.1)]
[Dense(5)]
public sealed partial class ImageNet;

/// <summary>A flattened image and, behind it, what a dense layer made of it.</summary>
[NeuralNetwork(2, 2, 3)]
[Flatten(Name = "flat")]
[Dense(2, Name = "hidden")]
[Concatenate("flat")]
[Dense(3, Name = "head", UseBias = false)]
public sealed partial class BranchNet;

/// <summary>A flattened sequence, whose order is the same in PyTorch.</summary>
[NeuralNetwork(3, 2)]
[Flatten]
[Dense(2)]
public sealed partial class SequenceNet;

/// <summary>The network of samples/PyTorch.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitsNet;
