namespace NnGen.Bench.Networks;

/// <summary>32x8-LSTM32-1: a regression of whole sequences, trained through time.</summary>
[NeuralNetwork(32, 8, Loss = Loss.MeanSquaredError)]
[LSTM(32)]
[Dense(1)]
internal sealed partial class SequenceNet;
