namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 128 values from 128.</summary>
[NeuralNetwork(128)]
[Dense(128)]
internal sealed partial class Dense128;
