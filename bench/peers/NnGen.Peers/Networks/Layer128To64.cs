namespace NnGen.Peers.Networks;

/// <summary>128 → 64 without bias or activation: its functions are the bare products.</summary>
[NeuralNetwork(128)]
[Dense(64, UseBias = false)]
internal sealed partial class Layer128To64;
