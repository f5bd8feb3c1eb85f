namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 8 values from 8.</summary>
[NeuralNetwork(8)]
[Dense(8)]
internal sealed partial class Dense8;
