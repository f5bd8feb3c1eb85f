namespace NnGen.Bench.Networks;

/// <summary>8-LSTM32-1: a filter that streams.</summary>
[NeuralNetwork(32, 8, Loss = Loss.MeanSquaredError)]
[LSTM(32, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LSTMNet;
