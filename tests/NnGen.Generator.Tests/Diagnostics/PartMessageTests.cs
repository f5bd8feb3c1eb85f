using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>What is said of named inputs and outputs, read and accepted together.</summary>
public class PartMessageTests
{
    private static readonly string[] Networks =
    [
        "[NeuralNetwork(16)] [Input(\"image\", 8, 8)] [Flatten]",
        "[NeuralNetwork] [Input(\"image\")] [Dense(1)]",
        "[NeuralNetwork] [Input(\"image\", 8, 0)] [Dense(1)]",
        "[NeuralNetwork] [Input(\"image\", 8)] [Input(\"image\", 4)] [Dense(1)]",
        "[NeuralNetwork] [Input(\"1st\", 8)] [Dense(1)]",
        "[NeuralNetwork] [Input(\"outputs\", 8)] [Dense(1)]",
        "[NeuralNetwork] [Input(\"image\", 8, Name = \"picture\", From = \"input\")] [Dense(1)]",
        "[NeuralNetwork] [Repeat(2)] [Input(\"image\", 8)] [Dense(8)] [EndRepeat]",
        "[NeuralNetwork(8)] [Dense(1, Name = \"value\")] [Output(\"values\")]",
        "[NeuralNetwork(8)] [Dense(1, Name = \"value\")] [Output(\"value\")] [Output(\"value\")]",
        "[NeuralNetwork(8)] [Dense(1, Name = \"value\")] [Output(\"value\", From = \"input\")]",
        "[NeuralNetwork(8)] [Output(\"value\")] [Dense(1, Name = \"value\")]",
        "[NeuralNetwork(8, Loss = Loss.CategoricalCrossEntropy)] [Dense(3, Activation.Softmax, Name = \"a\")] [Output(\"a\")] [Dense(1, Name = \"b\")] [Output(\"b\")]",
        "[NeuralNetwork] [Input(\"text\", 8)] [Embedding(9, 4)] [Flatten] [Input(\"speed\", 3)] [Dense(2)]",
        "[NeuralNetwork] [Input(\"a\", 1_048_576)] [Dense(1)] [Input(\"b\", 16_384, 16_384)] [Dense(1)]",
        "[NeuralNetwork] [Input(\"image\", 3)] [Input(\"imageSize\", 3)] [Add(\"image\")] [Dense(1)]",
        "[NeuralNetwork(8)] [Dense(1, Name = \"value\")] [Output(\"value\")] [Dense(1, Name = \"valueOffset\")] [Output(\"valueOffset\")]",
        "[NeuralNetwork(6, 2, Loss = Loss.CategoricalCrossEntropy)] [SimpleRNN(3, Activation.Softmax)]",
    ];

    [Fact]
    public void Are_as_accepted()
    {
        var source = "using NnGen;\n\n" + string.Join("\n\n", Networks.Select((network, i) => $"{network}\npartial class Net{i + 1};"));
        var project = UserProject.Of(source);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }
}
