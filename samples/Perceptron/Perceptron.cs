using NnGen;

namespace Perceptrons;

/// <summary>Rosenblatt's perceptron: the side of a line on which a point of the plane lies, +1 or −1. All parameters start at 0.</summary>
[NeuralNetwork(2, Loss = Loss.Perceptron)]
[Dense(1, Activation.Sign, KernelInitializer = Initializer.Zeros)]
public sealed partial class Perceptron;
