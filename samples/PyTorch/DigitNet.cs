using NnGen;

namespace PyTorchSample;

/// <summary>What <c>train.py</c> declares as Sequential(Linear(64, 32), ReLU(), Linear(32, 10)), with the softmax of its loss.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitNet;
