namespace NnGen.Bench.Networks;

/// <summary>8-GRU32-1: a filter that streams, in the form of PyTorch and cuDNN.</summary>
[NeuralNetwork(32, 8, Loss = Loss.MeanSquaredError)]
[GRU(32, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class GRUNet;
