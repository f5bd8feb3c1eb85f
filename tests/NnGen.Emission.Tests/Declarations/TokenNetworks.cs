using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>Networks that read tokens: what tests of bits, parts and values run beside those that read numbers.</summary>
internal static class TokenNetworks
{
    public static DeclaredNetworkSource[] All { get; } =
    [
        Declare("LanguageModel", Loss.CategoricalCrossEntropy, "7", "Embedding(9, 5)", "Dense(12, Activation.Tanh)", "Dense(9, Activation.Softmax)"),
        Declare("TwoTables", Loss.MeanSquaredError, "6",
            "Embedding(5, 4, Name = \"a\")", "Embedding(8, 4, From = \"input\", StandardDeviation = 0.02)", "Add(\"a\")", "LayerNorm", "Flatten", "Dense(3)"),
        Declare("TableAlone", Loss.MeanSquaredError, "3", "Embedding(4, 3)"),
        Declare("WideRows", Loss.Huber, "9",
            "Embedding(40, 33)", "Dropout(0.2)", "Conv1D(6, 3, Activation.GELU, Padding = Padding.Same)", "Flatten", "Dense(2)"),

        // The gradient of the table's rows is a view: columns of longer rows, or an image without its rim.
        Declare("Side", Loss.MeanAbsoluteError, "5",
            "Embedding(6, 3, Name = \"a\")", "Embedding(6, 18, From = \"input\")", "Concatenate(\"a\")", "Dense(7, Activation.ReLU)", "Flatten", "Dense(2)"),
        Declare("Rim", Loss.MeanSquaredError, "4, 5",
            "Embedding(6, 5)", "MaxPool2D(3, Strides = 1, Pads = new[] { 1, 1, 1, 1 })", "Conv2D(3, 3, Padding = Padding.Same)", "Flatten", "Dense(2)"),
        Declare("Ends", Loss.MeanSquaredError, "6", "Embedding(3, 4)", "MaxPool1D(3, Strides = 1, Pads = new[] { 1, 1 })", "Dense(2)"),

        // A row of the table is read as rows of another length.
        Declare("Folded", Loss.MeanSquaredError, "4", "Embedding(5, 9)", "Reshape(12, 3)", "Dense(4, Activation.SiLU)", "Flatten", "Dense(2)"),
        Declare("Stages", Loss.CategoricalCrossEntropy, "5",
            "Embedding(7, 6)", "BatchNorm", "Dense(9, Activation.ReLU)", "BatchNorm", "Flatten", "Dense(3, Activation.Softmax)"),
        Declare("OneToken", Loss.BinaryCrossEntropy, "1", "Embedding(3, 20)", "Flatten", "Dense(1, Activation.Sigmoid)"),
    ];

    private static DeclaredNetworkSource Declare(string className, Loss loss, string input, params string[] layers) =>
        DeclaredNetworkSource.Of(className, loss, $"NeuralNetwork({input}, Loss = Loss.{loss})", layers);
}
