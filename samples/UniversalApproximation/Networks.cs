using NnGen;

namespace Approximation;

/// <summary>g(x) = Σ αᵢ·σ(wᵢ·x + bᵢ) + c with 4 sigmoids: 2 bumps.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(4, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width4;

/// <summary>The same with 8 sigmoids.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(8, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width8;

/// <summary>The same with 16 sigmoids.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(16, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width16;

/// <summary>The same with 32 sigmoids.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(32, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width32;

/// <summary>The same with 64 sigmoids.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(64, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width64;

/// <summary>The same with 128 sigmoids.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(128, Activation.Sigmoid)]
[Dense(1)]
public sealed partial class Width128;
