using System.Reflection;
using NnGen.Onnx.Tests.Running;
using Xunit.Abstractions;

namespace NnGen.Onnx.Tests;

/// <summary>
/// ONNX's own cases for operators that layers, losses and optimizers compute, from their models' files to outputs within ONNX's tolerance.
/// Where they are not installed every test passes and says so.
/// </summary>
public class OnnxCaseTests(CaseRun run, ITestOutputHelper output) : IClassFixture<CaseRun>
{
    /// <summary>How many cases of an operator run at least: a reader that misses some cannot pass.</summary>
    [Theory]
    [InlineData("Adagrad", 2)]
    [InlineData("Adam", 2)]
    [InlineData("Add", 4)]
    [InlineData("AveragePool", 16)]
    [InlineData("BatchNormalization", 9)]
    [InlineData("Celu", 1)]
    [InlineData("Concat", 13)]
    [InlineData("Conv", 26)]
    [InlineData("ConvTranspose", 5)]
    [InlineData("Dropout", 8)]
    [InlineData("Elu", 4)]
    [InlineData("Flatten", 11)]
    [InlineData("Gemm", 14)]
    [InlineData("GlobalAveragePool", 2)]
    [InlineData("GlobalMaxPool", 2)]
    [InlineData("GRU", 4)]
    [InlineData("InstanceNormalization", 3)]
    [InlineData("LayerNormalization", 19)]
    [InlineData("LeakyRelu", 5)]
    [InlineData("LogSoftmax", 10)]
    [InlineData("LSTM", 3)]
    [InlineData("MatMul", 4)]
    [InlineData("MaxPool", 16)]
    [InlineData("Momentum", 3)]
    [InlineData("Mul", 3)]
    [InlineData("PRelu", 7)]
    [InlineData("Relu", 3)]
    [InlineData("RNN", 4)]
    [InlineData("Reshape", 9)]
    [InlineData("Selu", 5)]
    [InlineData("Sigmoid", 5)]
    [InlineData("Softmax", 11)]
    [InlineData("SoftmaxCrossEntropyLoss", 18)]
    [InlineData("Softplus", 3)]
    [InlineData("Sum", 4)]
    [InlineData("Tanh", 3)]
    public void Cases_of_an_operator_pass(string subject, int atLeast)
    {
        if (!run.IsInstalled)
        {
            output.WriteLine(run.Report);
            return;
        }

        var results = run.Results.Where(result => result.Operator == subject && result.IsRun).ToArray();
        Assert.All(results, result => Assert.True(result.IsPassed, $"{result.Case}: {result.Complaint}"));
        Assert.True(results.Length >= atLeast, $"{results.Length} cases of {subject} ran, but there were {atLeast}.");
    }

    /// <summary>Writes the table, also to a file, since test runners keep what passing tests say to themselves.</summary>
    [Fact]
    public void All_cases_that_run_pass()
    {
        output.WriteLine(run.Report);
        var artifacts = typeof(OnnxCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Artifacts").Value!;
        Directory.CreateDirectory(artifacts);
        File.WriteAllText(Path.Join(artifacts, "onnx-cases.txt"), run.Report);
        var failed = run.Results.Where(result => result is { IsRun: true, IsPassed: false }).Select(result => $"{result.Case}: {result.Complaint}").ToArray();
        Assert.True(failed.Length == 0, string.Join('\n', failed));
    }
}
