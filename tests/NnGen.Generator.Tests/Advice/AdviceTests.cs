using NnGen.Generator.Advice;
using NnGen.Generator.Tests.Diagnostics;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Advice;

/// <summary>Advice is given where its page says, where it is meant and nowhere else, and can be silenced.</summary>
public class AdviceTests
{
    public static TheoryData<string> Ids => [.. AdviceDescriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reports(string id)
    {
        var project = UserProject.Of(DiagnosticPage.Read(id).Wrong);
        var advice = project.Advise();

        Assert.Empty(project.Generate().Ids);
        Assert.Equal([id], advice.Select(diagnostic => diagnostic.Id));
        Snapshot.Verify(DiagnosticText.Of(advice, project.Sources), parameters: $"id={id}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Accepts_what_the_page_calls_mended(string id)
    {
        var project = UserProject.Of(DiagnosticPage.Read(id).Mended);

        Assert.Empty(project.Advise());
        Assert.Empty(project.Generate().Ids);
        Assert.Empty(project.Generate().CompilerDiagnostics);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pragma_silences_it(string id)
    {
        string wrong = DiagnosticPage.Read(id).Wrong;

        Assert.Empty(UserProject.Of($"#pragma warning disable {id}\n{wrong}").Advise());
        Assert.NotEmpty(UserProject.Of($"#pragma warning disable NNGEN999\n{wrong}").Advise());
    }

    [Theory]
    [InlineData("NNGEN050", "[Repeat(4)] [Dense(4, Activation.Sigmoid)] [EndRepeat] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("", "[Repeat(3)] [Dense(4, Activation.Sigmoid)] [EndRepeat] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("", "[Repeat(4, Name = \"b\")] [Dense(4, Activation.Sigmoid)] [Add(\"b\")] [EndRepeat] [Dense(1)]")]
    [InlineData("NNGEN050", "[Repeat(44)] [Dense(4, Activation.Tanh)] [EndRepeat] [Dense(1)]")]
    [InlineData("", "[Repeat(43)] [Dense(4, Activation.Tanh)] [EndRepeat] [Dense(1)]")]
    [InlineData("NNGEN050", "[Repeat(4)] [Dense(4, UseBias = false)] [Activation(Activation.Sigmoid)] [EndRepeat] [Dense(1)]")]
    [InlineData("", "[Repeat(44)] [Dense(4)] [LayerNorm] [Activation(Activation.Tanh)] [EndRepeat] [Dense(1)]")]
    [InlineData("", "[Repeat(4)] [Dense(4, UseBias = false)] [BatchNorm] [Activation(Activation.Sigmoid)] [EndRepeat] [Dense(1)]")]
    [InlineData("NNGEN050", "[Repeat(4)] [Dense(4)] [LayerNorm] [Activation(Activation.Sigmoid)] [EndRepeat] [Dense(1)]")]
    [InlineData("NNGEN051", "[Dense(4, Activation.Tanh, KernelInitializer = Initializer.HeNormal)]")]
    [InlineData("NNGEN051", "[Dense(4, Activation.Sigmoid, KernelInitializer = Initializer.HeUniform)]")]
    [InlineData("NNGEN051", "[Dense(4, Activation.GELU, KernelInitializer = Initializer.XavierNormal)]")]
    [InlineData("NNGEN051", "[Dense(4, KernelInitializer = Initializer.XavierNormal)] [Activation(Activation.ReLU)]")]
    [InlineData("", "[Dense(4, Activation.Tanh, KernelInitializer = Initializer.XavierNormal)]")]
    [InlineData("", "[Dense(4, Activation.ReLU, KernelInitializer = Initializer.LeCunNormal)]")]
    [InlineData("", "[Dense(4, KernelInitializer = Initializer.HeNormal)]")]
    [InlineData("NNGEN052", "[Dense(4)] [Flatten] [Dense(3, Activation.ReLU)]")]
    [InlineData("NNGEN052", "[Repeat(3)] [Dense(4)] [Dense(4, Activation.ReLU)] [EndRepeat] [Dense(1)]")]
    [InlineData("NNGEN052", "[Dense(4, Activation.Linear)] [Dense(3)]")]
    [InlineData("NNGEN052", "[Dense(3)] [Dense(2)]")]
    [InlineData("", "[Dense(4)] [Activation(Activation.ReLU)] [Dense(3)]")]
    [InlineData("", "[Dense(2)] [Dense(4, Activation.ReLU)]")]
    [InlineData("NNGEN052", "[Dense(1, Activation.ReLU)] [Dense(2)] [Dense(4, Activation.ReLU)]")]
    [InlineData("", "[Dense(4, Name = \"a\")] [Dense(4, Activation.ReLU)] [Add(\"a\")]")]
    [InlineData("NNGEN053", "[Dense(4)] [Activation(Activation.Softmax)] [Dropout(0.1)] [Dense(3)]")]
    [InlineData("", "[Dense(4, Activation.Softmax)] [Multiply(\"input\")] [Dense(3)]")]
    [InlineData("NNGEN054", "[Dense(4)] [Dropout(0.1)] [Activation(Activation.Softmax)]")]
    [InlineData("NNGEN054", "[Dense(4)] [Dropout(0.1)] [Reshape(2, 2)]")]
    [InlineData("", "[Dropout(0.1)] [Dense(4)]")]
    [InlineData("", "[Dense(0, Activation.Softmax)] [Dropout(0.1)]")]
    public void Is_given_where_it_applies(string expected, string layers)
    {
        var advice = UserProject.Of($"using NnGen; [NeuralNetwork(4)] {layers} public partial class Net;").Advise();

        Assert.Equal(expected, string.Join(" ", advice.Select(diagnostic => diagnostic.Id)));
    }

    [Theory]
    [InlineData("NNGEN055", "[Dense(4)] [GroupNorm(4)]")]
    [InlineData("NNGEN055", "[Dense(5)] [BatchNorm]")]
    [InlineData("NNGEN055", "[Conv1D(5, 3)] [BatchNorm(Affine = false)] [Activation(Activation.ReLU)]")]
    [InlineData("", "[Dense(5)] [Activation(Activation.ReLU)] [BatchNorm]")]
    [InlineData("NNGEN055", "[Dense(4, UseBias = true)] [GroupNorm(4)] [Activation(Activation.ReLU)]")]
    [InlineData("NNGEN055", "[Conv1D(4, 3)] [GroupNorm(4)]")]
    [InlineData("", "[Dense(4, UseBias = false)] [GroupNorm(4)]")]
    [InlineData("", "[Dense(4, Activation.ReLU)] [GroupNorm(4)]")]
    [InlineData("", "[Dense(4)] [GroupNorm(2)]")]
    [InlineData("", "[Dense(4)] [LayerNorm]")]
    [InlineData("", "[Dense(4, Name = \"a\")] [GroupNorm(4)] [Add(\"a\")]")]
    [InlineData("", "[Dense(4)] [Dropout(0.1)] [GroupNorm(4)]")]
    public void A_bias_is_undone_by_a_normalisation_of_each_channel_alone(string expected, string layers)
    {
        var advice = UserProject.Of($"using NnGen; [NeuralNetwork(6, 4)] {layers} public partial class Net;").Advise();

        Assert.Equal(expected, string.Join(" ", advice.Select(diagnostic => diagnostic.Id)));
    }

    [Fact]
    public void A_layer_that_rows_share_does_not_collapse_into_one_behind_a_Flatten() => Assert.Empty(UserProject.Of(
        "using NnGen; [NeuralNetwork(8, 16)] [Dense(4)] [Flatten] [Dense(1)] public partial class Net;").Advise());
}
