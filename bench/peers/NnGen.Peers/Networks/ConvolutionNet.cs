namespace NnGen.Peers.Networks;

/// <summary>28×28-C8-P-C16-P-10: a small convolutional classifier, whose two convolutions keep the size and whose pools halve it.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Activation.Softmax)]
internal sealed partial class ConvolutionNet;
