using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>What is said of windows that do not fit, with shapes in words, read and accepted together.</summary>
public class WindowMessageTests
{
    private static readonly string[] Networks =
    [
        "[NeuralNetwork(64)] [Conv2D(8, 3)]",
        "[NeuralNetwork(8, 8, 1)] [Conv1D(8, 3)]",
        "[NeuralNetwork(64)] [MaxPool1D(2)]",
        "[NeuralNetwork(64)] [GlobalMaxPool2D]",
        "[NeuralNetwork(8, 8)] [UpSampling2D(2)]",
        "[NeuralNetwork(2, 2, 8)] [Conv2D(8, 3)]",
        "[NeuralNetwork(2, 5, 8)] [Conv2D(8, 2, 3, Dilation = 3, Pads = new[] { 0, 1, 1, 1 })]",
        "[NeuralNetwork(3, 8)] [Conv1D(8, 5)]",
        "[NeuralNetwork(2, 2, 8)] [MaxPool2D(2, 3)]",
        "[NeuralNetwork(2, 2, 8)] [Conv2DTranspose(8, 2, Pads = new[] { 2, 0, 1, 0 })]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Groups = 3)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Groups = 4)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Pads = new[] { 1, 1 })]",
        "[NeuralNetwork(5, 8)] [MaxPool1D(3, Pads = new[] { 1, 1, 1, 1 })]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Pads = new[] { 1, -1, 1, 1 })]",
        "[NeuralNetwork(5, 5, 8)] [AveragePool2D(2, Pads = new[] { 1, 2, 1, 1 })]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Padding = Padding.Same, Pads = new[] { 1, 1, 1, 1 })]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Padding = (Padding)7)]",
        "[NeuralNetwork(5, 5, 8)] [AveragePool2D(2, CountPadding = true)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2DTranspose(6, 3, Strides = 2, OutputPadding = 2)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2DTranspose(6, 3, Strides = 2, Padding = Padding.Same, OutputPadding = 1)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Strides = 0, Dilation = 0)]",
        "[NeuralNetwork(5, 5, 8)] [MaxPool2D(0, 2, Strides = -1)]",
        "[NeuralNetwork(5, 5, 8)] [DepthwiseConv2D(3, DepthMultiplier = 0)]",
        "[NeuralNetwork(5, 5, 8)] [Conv2D(6, 3, Padding = Padding.Same, Dilation = 1_000_000)]",
        "[NeuralNetwork(64, 64, 1)] [UpSampling2D(1_000_000)]",
        "[NeuralNetwork(64, 64, 1)] [Conv2DTranspose(1_000_000, 1_000_000, Strides = 1_000_000)]",
        "[NeuralNetwork(4096, 4096, 1)] [MaxPool2D(64, Strides = 1)]",
        "[NeuralNetwork(64, 64, 4)] [Conv2D(1_000_000, 3, Groups = 2)]",
        "[NeuralNetwork(64, 64, 4)] [DepthwiseConv2D(3, DepthMultiplier = 1_000_000)]",
        "[NeuralNetwork(64, 64, 64)] [MaxPool2D(64, Strides = 1, Padding = Padding.Same)]",
    ];

    [Fact]
    public void Are_as_accepted()
    {
        var source = "using NnGen;\n\n" + string.Join("\n\n", Networks.Select((network, i) => $"{network}\npartial class Net{i + 1};"));
        var project = UserProject.Of(source);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }
}
