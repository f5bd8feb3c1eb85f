namespace NnGen.Bench.Networks.Products;

/// <summary>784 → 128 and nothing else, for its three products.</summary>
[NeuralNetwork(784)]
[Dense(128, UseBias = false)]
internal sealed partial class Product784To128;
