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
    [InlineData("Relu", 1)]
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
