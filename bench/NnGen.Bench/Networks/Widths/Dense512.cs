namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 512 values from 512.</summary>
[NeuralNetwork(512)]
[Dense(512)]
internal sealed partial class Dense512;
