using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>Networks with windows where a schedule might go wrong: what tests of bits, parts and values run beside random ones.</summary>
internal static class WindowNetworks
{
    /// <summary>The name of the deepest, twenty residual blocks.</summary>
    public const string Deep = "ResidualWindows";

    /// <summary>One of each kind, small.</summary>
    public static DeclaredNetworkSource[] All { get; } =
    [
        Declare("Classifier", Loss.CategoricalCrossEntropy, "8, 8, 1",
            "Conv2D(5, 3, Activation.ReLU, Padding = Padding.Same)", "MaxPool2D(2)", "Conv2D(17, 3, Activation.ReLU, Padding = Padding.Same)",
            "MaxPool2D(2)", "Flatten", "Dense(10, Activation.Softmax)"),
        Declare("StridedAndDilated", Loss.MeanSquaredError, "11, 10, 3",
            "Conv2D(4, 3, 2, Activation.Tanh, Strides = 2, Dilation = 3, Pads = new[] { 3, 2, 1, 4 })", "Flatten", "Dense(3)"),
        Declare("Grouped", Loss.Huber, "5, 6, 6",
            "Conv2D(9, 3, Activation.ELU, Groups = 3, Padding = Padding.Same)", "Conv2D(6, 2, Strides = 2, Groups = 3, Pads = new[] { 1, 0, 0, 1 })",
            "GlobalAveragePool2D"),
        Declare("KernelBeyondImage", Loss.MeanSquaredError, "3, 2, 2",
            "Conv2D(3, 7, Activation.SiLU, Padding = Padding.Same)", "Conv2D(2, 4, 5, Pads = new[] { 2, 3, 1, 3 })"),
        Declare("Overlapping", Loss.HalfSquaredError, "7, 6, 4",
            "MaxPool2D(3, Strides = 1, Pads = new[] { 1, 2, 2, 0 })", "AveragePool2D(3, 2, Strides = 2, Padding = Padding.Same)", "Flatten", "Dense(2)"),
        Declare("Gaps", Loss.MeanSquaredError, "9, 8, 3", "MaxPool2D(2, Strides = 3)", "AveragePool2D(1, Strides = 2)", "Dense(4, Activation.PReLU)"),

        // ReLU leaves many zeros, which tie.
        Declare("Ties", Loss.MeanSquaredError, "6, 6, 2",
            "Conv2D(3, 2, Activation.ReLU)", "MaxPool2D(3, Strides = 1)", "MaxPool2D(2, Strides = 1)", "GlobalMaxPool2D"),
        Declare("Segmentation", Loss.CategoricalCrossEntropy, "5, 4, 3",
            "Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)", "Conv2D(3, 1, Activation.Softmax)"),
        Declare("Autoencoder", Loss.BinaryCrossEntropy, "6, 6, 1",
            "Conv2D(4, 3, Activation.ReLU, Strides = 2, Padding = Padding.Same)",
            "Conv2DTranspose(3, 3, Activation.ReLU, Strides = 2, Pads = new[] { 1, 1, 1, 1 }, OutputPadding = 1)", "Conv2D(1, 3, Activation.Sigmoid, Padding = Padding.Same)"),
        Declare("Joined", Loss.MeanSquaredError, "6, 5, 3",
            "Conv2D(5, 3, Activation.Tanh, Padding = Padding.Same, Name = \"left\")",
            "Conv2D(4, 1, Activation.GELU, From = \"input\")", "Concatenate(\"left\", \"input\")", "Conv2D(7, 3, Activation.LeakyReLU, Strides = 2)", "Dropout(0.2)", "Flatten", "Dense(2)"),
        Declare("UNet", Loss.CategoricalCrossEntropy, "8, 6, 2",
            "Conv2D(6, 3, Activation.ReLU, Padding = Padding.Same, Name = \"top\")", "MaxPool2D(2)", "Conv2D(9, 3, Activation.ReLU, Padding = Padding.Same)",
            "UpSampling2D(2)", "Concatenate(\"top\")", "Conv2D(4, 3, Activation.Softmax, Padding = Padding.Same)"),
        Declare("Residual", Loss.CategoricalCrossEntropy, "5, 5, 2",
            "Conv2D(6, 3, Padding = Padding.Same)", "Repeat(20, Name = \"block\")", "Conv2D(6, 3, Activation.ReLU, Padding = Padding.Same)",
            "Conv2D(6, 3, Padding = Padding.Same)", "Add(\"block\")", "EndRepeat", "GlobalAveragePool2D", "Dense(3, Activation.Softmax)"),
        Declare("Separable", Loss.MeanSquaredError, "7, 7, 3",
            "DepthwiseConv2D(3, Strides = 2, DepthMultiplier = 2, Pads = new[] { 1, 1, 1, 1 })", "Conv2D(18, 1, Activation.SiLU)", "DepthwiseConv2D(3, 2, Activation.ReLU, Dilation = 2, Padding = Padding.Same)",
            "GlobalAveragePool2D", "Dense(2)"),
        Declare("Sequence", Loss.MeanSquaredError, "12, 3",
            "Conv1D(8, 3, Activation.ReLU, Padding = Padding.Same, Dilation = 2)", "MaxPool1D(3, Strides = 2)", "Conv1D(5, 2, Activation.Tanh, Strides = 2)", "AveragePool1D(2, Strides = 1, CountPadding = true, Padding = Padding.Same)",
            "Flatten", "Dense(2)"),
        Declare("OddChannels", Loss.CategoricalCrossEntropy, "4, 5, 13",
            "Conv2D(33, 3, Activation.ReLU, Padding = Padding.Same)", "Conv2D(20, 2, Activation.ReLU)", "Conv2DTranspose(5, 2, Strides = 2, Dilation = 3)", "GlobalMaxPool2D", "Activation(Activation.Softmax)"),
        Declare("SinglePixel", Loss.MeanSquaredError, "1, 1, 5", "Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)", "UpSampling2D(3)", "Conv2D(2, 3)"),
    ];

    private static DeclaredNetworkSource Declare(string name, Loss loss, string input, params string[] layers) =>
        DeclaredNetworkSource.Of(name + "Windows", loss, $"NeuralNetwork({input}, Loss = Loss.{loss})", layers);
}
