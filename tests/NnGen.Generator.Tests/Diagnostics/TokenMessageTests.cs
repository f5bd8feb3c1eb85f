using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>What is said of layers that read tokens as numbers or numbers as tokens, read and accepted together.</summary>
public class TokenMessageTests
{
    private static readonly string[] Networks =
    [
        "[NeuralNetwork(16)] [Dense(8)] [Embedding(64, 32)]",
        "[NeuralNetwork(16)] [Embedding(64, 32)] [Dense(8, From = \"input\")]",
        "[NeuralNetwork(16)] [Embedding(64, 32)] [Dense(1)] [Flatten] [Concatenate(\"input\")]",
        "[NeuralNetwork(16)] [Embedding(64, 32, Name = \"table\")] [Embedding(64, 32, From = \"table\")]",
        "[NeuralNetwork(16)] [Embedding(0, 2_000_000)]",
        "[NeuralNetwork(16)] [Embedding(64, 32, StandardDeviation = -1)]",
        "[NeuralNetwork(16)] [Embedding(64, 32, KernelInitializer = Initializer.Zeros, StandardDeviation = 0.1)]",
        "[NeuralNetwork(16)] [Embedding(64, 32, KernelValue = 0.1)]",
        "[NeuralNetwork(16)] [Embedding(1_048_576, 1_048_576)]",
    ];

    [Fact]
    public void Are_as_accepted()
    {
        var source = "using NnGen;\n\n" + string.Join("\n\n", Networks.Select((network, i) => $"{network}\npartial class Net{i + 1};"));
        var project = UserProject.Of(source);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }
}
