using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>Nothing is compiled again unless its own attributes change.</summary>
public class IncrementalTests
{
    private const string Source = """
        using NnGen;

        [NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(32, Activation.ReLU)]
        [Dense(10, Activation.Softmax)]
        public partial class First;

        [NeuralNetwork(8)]
        [Dense(4)]
        public partial class Second;

        public class Unrelated { public int Value => 1; }
        """;

    private static readonly string[] Steps = [NetworkGenerator.DeclarationStep, NetworkGenerator.CompileStep];

    [Theory]
    [InlineData("[NeuralNetwork(64", "// A comment above the class.\n[NeuralNetwork(64")]
    [InlineData("[Dense(32,", "/* a comment between */ [Dense(32,")]
    [InlineData("using NnGen;\n", "using NnGen;\n\n\n\n")]
    [InlineData("Dense(32, Activation.ReLU)", "Dense( 32 ,\n    Activation.ReLU )")]
    [InlineData("Dense(32, Activation.ReLU)", "Dense(units: 32, activation: (Activation)3)")]
    [InlineData("Value => 1", "Value => 2")]
    [InlineData("public class Unrelated", "public class AnotherName")]
    [InlineData("partial class First;", "partial class First { public int Mine() => 3; }")]
    public void Runs_nothing_again_after(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);

        var run = new EditedProject(Source).Replace(Source.Replace(before, after, StringComparison.Ordinal));

        AssertNothingRan(run);
    }

    [Fact]
    public void Runs_nothing_again_after_another_file_joins()
    {
        var run = new EditedProject(Source).Add("public class Other { }");

        AssertNothingRan(run);
    }

    [Fact]
    public void Runs_only_the_new_network_when_a_file_with_one_joins()
    {
        var run = new EditedProject(Source).Add("using NnGen; [NeuralNetwork(2)] [Dense(1)] public partial class Third;");

        Assert.Equal(["First kept", "Second kept", "Third run"], Fates(run, NetworkGenerator.DeclarationStep));
        Assert.Equal(["First kept", "Second kept", "Third run"], Fates(run, NetworkGenerator.CompileStep));
    }

    [Theory]
    [InlineData("Dense(4)", "Dense(5)")]
    [InlineData("Dense(4)", "Dense(4, UseBias = false)")]
    [InlineData("NeuralNetwork(8)", "NeuralNetwork(9)")]
    [InlineData("NeuralNetwork(8)", "NeuralNetwork(8, Loss = Loss.Hinge)")]
    [InlineData("[Dense(4)]", "[Flatten] [Dense(4)]")]
    [InlineData("public partial class Second", "internal partial class Second")]
    public void Runs_that_network_alone_after(string before, string after)
    {
        var run = new EditedProject(Source).Replace(Source.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(["First kept", "Second run"], Fates(run, NetworkGenerator.DeclarationStep));
        Assert.Equal(["First kept", "Second run"], Fates(run, NetworkGenerator.CompileStep));
    }

    [Fact]
    public void A_moved_error_is_reported_where_it_stands_now_and_compiles_nothing_again()
    {
        string wrong = Source.Replace("Dense(4)", "Dense(0)", StringComparison.Ordinal);
        var project = new EditedProject(wrong);

        var run = project.Replace("// one line more\n" + wrong);

        int before = Assert.Single(project.First.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;
        int after = Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;
        Assert.Equal((8, 9), (before, after));
        Assert.All(Steps, step => Assert.Equal(["First kept", "Second kept"], Fates(run, step)));
    }

    private static void AssertNothingRan(GeneratorRunResult run)
    {
        Assert.All(Steps, step => Assert.Equal(["First kept", "Second kept"], Fates(run, step)));
        var outputs = run.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(execution => execution.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static List<string> Fates(GeneratorRunResult run, string step) =>
        [.. run.TrackedSteps[step].SelectMany(execution => execution.Outputs)
            .Select(output => $"{NameOf(output.Value)} {Fate(output.Reason, step)}")];

    // Roslyn reads every class again after any edit, and a declaration is kept when it comes out equal; a compilation that comes out
    // equal has run all the same.
    private static string Fate(IncrementalStepRunReason reason, string step) =>
        reason == IncrementalStepRunReason.Cached
        || (reason == IncrementalStepRunReason.Unchanged && step == NetworkGenerator.DeclarationStep) ? "kept" : "run";

    private static string NameOf(object value) => value switch
    {
        NnGen.Generator.Declaration.NetworkDeclaration declaration => declaration.HintName,
        CompiledNetwork network => network.HintName,
        _ => throw new ArgumentException($"A step gave out a {value.GetType().Name}.", nameof(value)),
    };
}
