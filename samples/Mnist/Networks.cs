using NnGen;

namespace Mnist;

/// <summary>Reads 28×28 grey values in [0, 1] and gives the probabilities of the ten digits.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(32, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public sealed partial class MnistNet;

/// <summary>The same for 8×8 grey values.</summary>
[NeuralNetwork(8, 8, 1, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(32, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public sealed partial class SmallDigitNet;
