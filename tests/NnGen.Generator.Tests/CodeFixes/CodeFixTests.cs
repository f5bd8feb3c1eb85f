using NnGen.CodeFixes;
using NnGen.Generator.Tests.Diagnostics;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.CodeFixes;

/// <summary>A fix changes what it says and nothing else, and what is left compiles without diagnostics.</summary>
public class CodeFixTests
{
    public static TheoryData<string> Ids => [.. new NetworkCodeFixProvider().FixableDiagnosticIds];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Mends_the_example_of_the_page(string id)
    {
        var fix = FixedSource.Of(DiagnosticPage.Read(id).Wrong);

        Assert.NotNull(fix);
        var project = UserProject.Of(fix.Value.Text);
        var generated = project.Generate();
        Assert.Empty(generated.Ids);
        Assert.Empty(project.Advise());
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Make 'Net' partial", "[Dense(1)] public sealed class Net;", "[Dense(1)] public sealed partial class Net;")]
    [InlineData("Make 'Net' partial", "[Dense(1)] /* x */ class Net;", "[Dense(1)] /* x */ partial class Net;")]
    [InlineData("Use 1", "[Dense(-3, Activation.ReLU)] partial class Net;", "[Dense(1, Activation.ReLU)] partial class Net;")]
    [InlineData("Use 1048576", "[Dense(units: 2000000)] partial class Net;", "[Dense(units: 1048576)] partial class Net;")]
    [InlineData("Use \"head\"", "[Dense(4, Name = \"head\")] [Dense(4)] [Add(\"haed\")] partial class Net;", "[Dense(4, Name = \"head\")] [Dense(4)] [Add(\"head\")] partial class Net;")]
    [InlineData("Use 4", "[Dense(7, UseBias = false)] [Add(\"input\")] partial class Net;", "[Dense(4, UseBias = false)] [Add(\"input\")] partial class Net;")]
    [InlineData("Use 2", "[Reshape(2, 3)] partial class Net;", "[Reshape(2, 2)] partial class Net;")]
    [InlineData("Use 1", "[Dense(5)] [GroupNorm(4)] partial class Net;", "[Dense(5)] [GroupNorm(1)] partial class Net;")]
    [InlineData("Use HeUniform", "[Dense(4, Activation.ReLU, KernelInitializer = NnGen.Initializer.XavierUniform)] partial class Net;", "[Dense(4, Activation.ReLU, KernelInitializer = NnGen.Initializer.HeUniform)] partial class Net;")]
    [InlineData("Use ReLU", "[Dense(4, Activation.Linear)] [Dense(3)] partial class Net;", "[Dense(4, Activation.ReLU)] [Dense(3)] partial class Net;")]
    [InlineData("Add Activation.ReLU", "[Dense(4, UseBias = false)] [Dense(3)] partial class Net;", "[Dense(4, Activation.ReLU, UseBias = false)] [Dense(3)] partial class Net;")]
    [InlineData("Add Activation.ReLU", "[Dense(units: 4)] [Dense(3)] partial class Net;", "[Dense(units: 4, activation: Activation.ReLU)] [Dense(3)] partial class Net;")]
    [InlineData("Remove Dropout", "[Dense(4), Dropout(0.1)] partial class Net;", "[Dense(4)] partial class Net;")]
    [InlineData("Add UseBias = false", "[Reshape(2, 2)] [Dense(4)] [GroupNorm(4)] partial class Net;", "[Reshape(2, 2)] [Dense(4, UseBias = false)] [GroupNorm(4)] partial class Net;")]
    [InlineData("Use false", "[Reshape(2, 2)] [Dense(4, UseBias = true)] [GroupNorm(4)] partial class Net;", "[Reshape(2, 2)] [Dense(4, UseBias = false)] [GroupNorm(4)] partial class Net;")]
    public void Changes_one_thing(string title, string before, string after)
    {
        const string network = "using NnGen; [NeuralNetwork(4)] ";

        Assert.Equal((title, network + after), FixedSource.Of(network + before));
        Assert.Empty(UserProject.Of(network + after).Generate().Ids);
    }

    [Theory]
    [InlineData("[Dense(4)] [Add(\"nowhere\")] partial class Net;")]
    [InlineData("[Reshape(3, 2)] partial class Net;")]
    [InlineData("[Reshape(2, 2)] [Dense(4, BiasInitializer = Initializer.Ones)] [GroupNorm(4)] partial class Net;")]
    [InlineData("[Repeat(4)] [Dense(4, Activation.Sigmoid)] [EndRepeat] [Dense(1)] partial class Net;")]
    public void Offers_nothing_where_no_edit_is_sure_to_mend(string source) =>
        Assert.Null(FixedSource.Of($"using NnGen; [NeuralNetwork(4)] {source}"));
}
