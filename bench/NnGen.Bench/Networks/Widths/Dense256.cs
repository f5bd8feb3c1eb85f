namespace NnGen.Bench.Networks.Widths;

/// <summary>One layer of 256 values from 256.</summary>
[NeuralNetwork(256)]
[Dense(256)]
internal sealed partial class Dense256;
