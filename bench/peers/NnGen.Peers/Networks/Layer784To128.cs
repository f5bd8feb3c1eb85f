namespace NnGen.Peers.Networks;

/// <summary>784 → 128 without bias or activation: its functions are the bare products.</summary>
[NeuralNetwork(784)]
[Dense(128, UseBias = false)]
internal sealed partial class Layer784To128;
