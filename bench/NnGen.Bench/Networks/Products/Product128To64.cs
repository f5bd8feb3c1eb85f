namespace NnGen.Bench.Networks.Products;

/// <summary>128 → 64 and nothing else, for its three products.</summary>
[NeuralNetwork(128)]
[Dense(64, UseBias = false)]
internal sealed partial class Product128To64;
