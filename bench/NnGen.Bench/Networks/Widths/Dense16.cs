namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 16 values from 16.</summary>
[NeuralNetwork(16)]
[Dense(16)]
internal sealed partial class Dense16;
