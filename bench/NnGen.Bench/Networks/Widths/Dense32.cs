namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 32 values from 32.</summary>
[NeuralNetwork(32)]
[Dense(32)]
internal sealed partial class Dense32;
