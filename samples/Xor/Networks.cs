using NnGen;

// That layers without a nonlinearity collapse is what the second network shows.
#pragma warning disable NNGEN052

namespace ExclusiveOr;

/// <summary>One hidden layer with a nonlinearity: enough for exclusive or.</summary>
[NeuralNetwork(2, Loss = Loss.MeanSquaredError)]
[Dense(4, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class CurvedNet;

/// <summary>Three layers without a nonlinearity: no more than one matrix.</summary>
[NeuralNetwork(2, Loss = Loss.MeanSquaredError)]
[Dense(8)]
[Dense(8)]
[Dense(1)]
public sealed partial class LinearNet;
