namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 4 values from 4.</summary>
[NeuralNetwork(4)]
[Dense(4)]
internal sealed partial class Dense4;
