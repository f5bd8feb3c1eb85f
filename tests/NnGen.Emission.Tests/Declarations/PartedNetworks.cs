using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>Networks with named inputs and outputs.</summary>
internal static class PartedNetworks
{
    public static DeclaredNetworkSource[] All { get; } =
    [
        Declare("Robot", Loss.MeanSquaredError,
            "Input(\"image\", 5, 4, 2)", "Conv2D(3, 3, Activation.Tanh, Padding = Padding.Same)", "Flatten(Name = \"pixels\")",
            "Input(\"speed\", 3)", "Dense(5, Activation.GELU)", "Concatenate(\"pixels\")", "Dense(9, Activation.SiLU, Name = \"body\")",
            "Dense(4, Name = \"policy\")", "Output(\"policy\")", "Dense(1, From = \"body\", Name = \"value\")", "Output(\"value\")"),
        Declare("OneOutput", Loss.CategoricalCrossEntropy,
            "Input(\"rows\", 3, 4)", "Input(\"more\", 3, 2)", "Dense(4, Activation.ReLU)", "Add(\"rows\")", "Concatenate(\"more\")",
            "Dense(5, Activation.Softmax, Name = \"classes\")", "Output(\"classes\")"),
        Declare("ImagesAsOutputs", Loss.HalfSquaredError,
            "Input(\"noise\", 6)", "Dense(24, Activation.Tanh)", "Reshape(2, 3, 4, Name = \"image\")", "Output(\"image\")",
            "AveragePool2D(2, Strides = 1, Name = \"small\")", "Output(\"small\", Name = \"preview\")", "Output(\"noise\")"),
        Declare("TwoTexts", Loss.CategoricalCrossEntropy,
            "Input(\"left\", 4)", "Embedding(9, 5)", "Flatten(Name = \"l\")", "Input(\"right\", 3)", "Embedding(6, 5)", "Flatten",
            "Concatenate(\"l\")", "Dense(12, Activation.ReLU)", "Dense(3, Activation.Softmax)"),
    ];

    private static DeclaredNetworkSource Declare(string className, Loss loss, params string[] layers) =>
        DeclaredNetworkSource.Of(className, loss, $"NeuralNetwork(Loss = Loss.{loss})", layers);
}
