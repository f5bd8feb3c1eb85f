namespace NnGen.Peers.Networks;

/// <summary>64 → 32 without bias or activation: its functions are the bare products.</summary>
[NeuralNetwork(64)]
[Dense(32, UseBias = false)]
internal sealed partial class Layer64To32;
