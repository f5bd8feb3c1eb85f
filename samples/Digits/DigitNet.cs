using NnGen;

namespace Digits;

/// <summary>Reads 8×8 grey values in [0, 1] and gives the probabilities of the ten digits.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(64, Activation.ReLU)]
[Dropout(0.2)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitNet;
