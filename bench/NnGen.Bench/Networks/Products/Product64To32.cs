namespace NnGen.Bench.Networks.Products;

/// <summary>64 → 32 and nothing else, for its three products.</summary>
[NeuralNetwork(64)]
[Dense(32, UseBias = false)]
internal sealed partial class Product64To32;
