namespace NnGen.Tests.Convolutions;

[NeuralNetwork(11, 3)]
[Conv1D(5, 3, Strides = 2, Dilation = 2, Pads = new[] { 1, 2 }, Name = "conv")]
public sealed partial class Conv1DNet;

[NeuralNetwork(7, 4)]
[Conv1D(6, 2, Groups = 2, Pads = new[] { 1, 1 }, Name = "conv")]
public sealed partial class GroupedConv1DNet;

[NeuralNetwork(5, 6, 3)]
[Conv2D(5, 3, Padding = Padding.Same, Name = "conv")]
public sealed partial class SameConvNet;

[NeuralNetwork(7, 8, 3)]
[Conv2D(4, 3, 2, Strides = 2, Pads = new[] { 1, 0, 2, 1 }, Name = "conv")]
public sealed partial class StridedConvNet;

[NeuralNetwork(8, 7, 2)]
[Conv2D(17, 3, Strides = 2, Dilation = 2, Pads = new[] { 2, 2, 2, 2 }, Name = "conv")]
public sealed partial class DilatedConvNet;

[NeuralNetwork(5, 5, 6)]
[Conv2D(4, 3, Groups = 2, Padding = Padding.Same, UseBias = false, Name = "conv")]
public sealed partial class GroupedConvNet;

/// <summary>The kernel is larger than the image.</summary>
[NeuralNetwork(3, 2, 2)]
[Conv2D(3, 5, Padding = Padding.Same, Name = "conv")]
public sealed partial class LargeKernelNet;

/// <summary>More channels than vectors have lanes, and no multiple of them.</summary>
[NeuralNetwork(4, 4, 13)]
[Conv2D(18, 3, Name = "conv")]
public sealed partial class WideConvNet;

[NeuralNetwork(6, 5, 5)]
[DepthwiseConv2D(3, Padding = Padding.Same, Name = "conv")]
public sealed partial class DepthwiseNet;

[NeuralNetwork(6, 5, 3)]
[DepthwiseConv2D(3, DepthMultiplier = 2, Strides = 2, Pads = new[] { 1, 1, 1, 1 }, Name = "conv")]
public sealed partial class MultipliedDepthwiseNet;

[NeuralNetwork(4, 5, 3)]
[Conv2DTranspose(2, 3, Strides = 2, Pads = new[] { 1, 1, 1, 1 }, OutputPadding = 1, Name = "conv")]
public sealed partial class TransposedNet;

[NeuralNetwork(3, 4, 4)]
[Conv2DTranspose(6, 2, Strides = 2, Dilation = 2, Groups = 2, Name = "conv")]
public sealed partial class GroupedTransposedNet;

[NeuralNetwork(9, 3)]
[MaxPool1D(3, Strides = 2, Pads = new[] { 1, 1 })]
public sealed partial class MaxPool1DNet;

[NeuralNetwork(7, 6, 4)]
[MaxPool2D(3, Strides = 2, Pads = new[] { 1, 1, 1, 1 })]
public sealed partial class OverlappingMaxPoolNet;

/// <summary>On few values, so that windows have several maxima.</summary>
[NeuralNetwork(6, 5, 2)]
[MaxPool2D(3, Strides = 1)]
public sealed partial class TiedMaxPoolNet;

/// <summary>A column is left over.</summary>
[NeuralNetwork(6, 7, 3)]
[MaxPool2D(2)]
public sealed partial class TiledMaxPoolNet;

/// <summary>Gaps between the windows.</summary>
[NeuralNetwork(8, 7, 3)]
[MaxPool2D(2, Strides = 3)]
public sealed partial class SparseMaxPoolNet;

[NeuralNetwork(8, 3)]
[AveragePool1D(3, Strides = 2, Pads = new[] { 1, 1 })]
public sealed partial class AveragePool1DNet;

[NeuralNetwork(8, 3)]
[AveragePool1D(3, Strides = 2, Pads = new[] { 1, 1 }, CountPadding = true)]
public sealed partial class CountingAveragePool1DNet;

[NeuralNetwork(7, 6, 3)]
[AveragePool2D(3, 2, Strides = 2, Pads = new[] { 1, 1, 1, 1 })]
public sealed partial class AveragePoolNet;

[NeuralNetwork(7, 6, 3)]
[AveragePool2D(3, Strides = 2, Pads = new[] { 1, 1, 1, 1 }, CountPadding = true)]
public sealed partial class CountingAveragePoolNet;

[NeuralNetwork(4, 5, 3)]
[GlobalAveragePool2D]
public sealed partial class GlobalAveragePoolNet;

[NeuralNetwork(4, 5, 3)]
[GlobalMaxPool2D]
public sealed partial class GlobalMaxPoolNet;

[NeuralNetwork(3, 4, 3)]
[UpSampling2D(2)]
public sealed partial class UpSamplingNet;

/// <summary>A dense layer whose weights stand channels first in PyTorch's file.</summary>
[NeuralNetwork(4, 6, 2)]
[Conv2D(3, 3, Activation.ReLU, Name = "conv")]
[Flatten]
[Dense(5, Name = "head")]
public sealed partial class FlattenedConvNet;
