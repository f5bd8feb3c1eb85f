using NnGen;

namespace Generalizing.Widths;

/// <summary>One hidden layer, 1 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(1, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width1;

/// <summary>One hidden layer, 2 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(2, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width2;

/// <summary>One hidden layer, 3 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(3, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width3;

/// <summary>One hidden layer, 4 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(4, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width4;

/// <summary>One hidden layer, 5 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(5, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width5;

/// <summary>One hidden layer, 6 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(6, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width6;

/// <summary>One hidden layer, 8 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width8;

/// <summary>One hidden layer, 12 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(12, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width12;

/// <summary>One hidden layer, 20 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(20, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width20;

/// <summary>One hidden layer, 40 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(40, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width40;

/// <summary>One hidden layer, 80 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(80, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width80;

/// <summary>One hidden layer, 160 wide.</summary>
[NeuralNetwork(8, Loss = Loss.MeanSquaredError)]
[Dense(160, Activation.Tanh)]
[Dense(1)]
public sealed partial class Width160;
