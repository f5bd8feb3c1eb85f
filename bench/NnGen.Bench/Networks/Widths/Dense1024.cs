namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 1024 values from 1024.</summary>
[NeuralNetwork(1024)]
[Dense(1024)]
internal sealed partial class Dense1024;
