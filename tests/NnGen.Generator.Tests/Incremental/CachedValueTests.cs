using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>Nothing the pipeline keeps between runs holds on to a compilation.</summary>
public class CachedValueTests
{
    // A syntax tree, a symbol or a semantic model would keep a whole compilation alive; a location keeps its tree.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation),
        typeof(SemanticModel), typeof(AttributeData), typeof(Diagnostic), typeof(SyntaxToken), typeof(TypedConstant),
    ];

    private const string Source = """
        using NnGen;
        namespace Somewhere;

        partial class Outer<T>
        {
            [NeuralNetwork(8, 2, Loss = Loss.MeanSquaredError)]
            [Flatten]
            [Repeat(2, Name = "block")]
            [Dense(16, Activation.PReLU, Alpha = 0.5, Name = "hidden", KernelInitializer = Initializer.HeNormal)]
            [Add("block")]
            [EndRepeat]
            public partial class Sound;

            [NeuralNetwork(8)]
            [Dense(0, Name = "a-b")]
            [Add("nothing")]
            public partial class Faulty;
        }
        """;

    [Theory]
    [InlineData(NetworkGenerator.ReadStep)]
    [InlineData(NetworkGenerator.DeclarationStep)]
    [InlineData(NetworkGenerator.CompileStep)]
    [InlineData(NetworkGenerator.LocationStep)]
    [InlineData(NetworkGenerator.FaultyStep)]
    public void A_step_gives_out_plain_values(string step)
    {
        var outputs = Declarations.Outputs(UserProject.Of(Source).Generate().Run, step).ToList();

        Assert.NotEmpty(outputs);
        int walked = 0;
        foreach (var (value, path) in outputs.SelectMany(output => ObjectGraph.Reachable(output, step)))
        {
            Assert.False(Forbidden.Any(type => type.IsInstanceOfType(value)), $"{path} is a {value.GetType().Name}.");
            walked++;
        }

        Assert.True(walked > 10 * outputs.Count, $"Only {walked} objects were walked.");
    }

    [Fact]
    public void The_walk_finds_what_is_hidden_in_a_field_of_an_element()
    {
        var node = UserProject.Of("class A { }").Compile().SyntaxTrees.Single().GetRoot();
        var hidden = new { Items = new object[] { 1, new KeyValuePair<string, object>("here", node) } };

        var found = ObjectGraph.Reachable(hidden, "root").First(item => item.Value is SyntaxNode);

        Assert.EndsWith("[1].value", found.Path, StringComparison.Ordinal);
    }
}
