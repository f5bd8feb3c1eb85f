namespace NnGen.Peers.Networks;

/// <summary>4-16-16-2: a controller so small that a call's overhead counts.</summary>
[NeuralNetwork(4, Loss = Loss.MeanSquaredError)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
internal sealed partial class ControlNet;
