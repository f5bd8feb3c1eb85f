namespace NnGen.Peers.Networks;

/// <summary>784-128-64-10: a classifier whose weights lie in the second cache.</summary>
[NeuralNetwork(784, Loss = Loss.CategoricalCrossEntropy)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class MnistNet;
