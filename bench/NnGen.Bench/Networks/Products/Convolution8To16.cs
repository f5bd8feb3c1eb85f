namespace NnGen.Bench.Networks.Products;

/// <summary>8 channels → 16 by 3×3 windows on 14×14 positions and nothing else, for its three products.</summary>
[NeuralNetwork(14, 14, 8)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
internal sealed partial class Convolution8To16;
