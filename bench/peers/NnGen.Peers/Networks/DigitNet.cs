namespace NnGen.Peers.Networks;

/// <summary>64-32-10: a classifier whose weights lie in the first cache.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class DigitNet;
