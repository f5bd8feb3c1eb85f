namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 64 values from 64.</summary>
[NeuralNetwork(64)]
[Dense(64)]
internal sealed partial class Dense64;
