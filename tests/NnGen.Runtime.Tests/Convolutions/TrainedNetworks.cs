namespace NnGen.Tests.Convolutions;

[NeuralNetwork(8, 8, 2, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(6, 3, Activation.ReLU, Padding = Padding.Same, Name = "conv1")]
[MaxPool2D(2)]
[Conv2D(9, 3, Activation.ReLU, Padding = Padding.Same, Name = "conv2")]
[MaxPool2D(2)]
[Flatten]
[Dense(5, Activation.Softmax, Name = "head")]
public sealed partial class ImageClassifier;

[NeuralNetwork(6, 5, 3, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same, Name = "stem")]
[Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same, Name = "conv1")]
[Conv2D(8, 3, Padding = Padding.Same, Name = "conv2")]
[Add("stem")]
[Activation(Activation.ReLU)]
[GlobalAveragePool2D]
[Dense(4, Activation.Softmax, Name = "head")]
public sealed partial class ResidualClassifier;

[NeuralNetwork(8, 6, 3, Loss = Loss.MeanSquaredError)]
[DepthwiseConv2D(3, DepthMultiplier = 2, Strides = 2, Pads = new[] { 1, 1, 1, 1 }, Name = "depth")]
[Conv2D(10, 1, Activation.Tanh, Name = "point")]
[AveragePool2D(2)]
[Flatten]
[Dense(2, Name = "head")]
public sealed partial class SeparableRegressor;
