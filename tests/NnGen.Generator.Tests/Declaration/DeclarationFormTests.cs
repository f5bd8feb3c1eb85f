using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>A network may be declared wherever C# has a class, and what is generated joins it there.</summary>
public class DeclarationFormTests
{
    [Theory]
    [InlineData("[NeuralNetwork(4)] [Dense(3)] public sealed partial class Net;", "Net")]
    [InlineData("[NeuralNetwork(4)] [Dense(3)] partial class Net { public int Mine => 1; }", "Net")]
    [InlineData("namespace A.B; [NeuralNetwork(4)] [Dense(3)] internal partial class Net;", "A.B.Net")]
    [InlineData("namespace A { namespace B { [NeuralNetwork(4)] [Dense(3)] public partial class Net; } }", "A.B.Net")]
    [InlineData("namespace A; partial class Outer { [NeuralNetwork(4)] [Dense(3)] private protected partial class Net; }", "A.Outer.Net")]
    [InlineData("partial class Outer<T, U> where T : class { [NeuralNetwork(4)] [Dense(3)] partial class Net; }", "Outer_2.Net")]
    [InlineData("partial interface IOuter<T> { [NeuralNetwork(4)] [Dense(3)] partial class Net; }", "IOuter_1.Net")]
    [InlineData("partial record Outer(int X) { [NeuralNetwork(4)] [Dense(3)] partial class Net; }", "Outer.Net")]
    [InlineData("readonly partial record struct Outer(int X) { [NeuralNetwork(4)] [Dense(3)] partial class Net; }", "Outer.Net")]
    [InlineData("ref partial struct A<T> { partial struct B { [NeuralNetwork(4)] [Dense(3)] public partial class Net; } }", "A_1.B.Net")]
    [InlineData("static partial class @static { [NeuralNetwork(4)] [Dense(3)] public partial class @class; }", "static.class")]
    [InlineData("namespace @int; [NnGen.NeuralNetwork(4), Dense(3)] partial class Сеть;", "int.Сеть")]
    [InlineData("partial class Net { void F() {} } [NeuralNetwork(4)] [Dense(3)] partial class Net;", "Net")]
    public void Compiles(string declaration, string hintName)
    {
        var generated = UserProject.Of($"using NnGen;\n{declaration}").Generate();

        Assert.Equal([$"{hintName}.g.cs"], generated.HintNames);
        Assert.Empty(generated.Ids);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Several_stand_in_one_file()
    {
        var generated = UserProject.Of("""
            using NnGen;
            [NeuralNetwork(4)] [Dense(3)] public partial class First;
            namespace Inner { [NeuralNetwork(5)] [Dense(2)] partial class First; }
            partial class Outer { [NeuralNetwork(6)] [Dense(1)] partial class First; }
            """).Generate();

        Assert.Equal(["First.g.cs", "Inner.First.g.cs", "Outer.First.g.cs"], generated.HintNames);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void File_names_differ_where_class_names_differ_only_in_case_or_look_generic()
    {
        var generated = UserProject.Of("""
            using NnGen;
            [NeuralNetwork(4)] [Dense(3)] public partial class Net;
            [NeuralNetwork(4)] [Dense(3)] public partial class NET;
            partial class Outer<T> { [NeuralNetwork(4)] [Dense(3)] public partial class Net; }
            partial class Outer_1 { [NeuralNetwork(4)] [Dense(3)] public partial class Net; }
            """).Generate();

        Assert.Equal(4, generated.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Outer_1.Net.g.cs", generated.HintNames);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("public static partial class Net;", "NNGEN002")]
    [InlineData("public abstract partial class Net;", "NNGEN002")]
    [InlineData("public partial class Net<T>;", "NNGEN002")]
    [InlineData("public partial record Net;", "NNGEN002")]
    [InlineData("file partial class Net;", "NNGEN002")]
    [InlineData("public partial class Net(int x) { public int X => x; }", "NNGEN002")]
    [InlineData("public class Net;", "NNGEN001")]
    public void Refuses_a_class_it_cannot_join(string declaration, string id)
    {
        var generated = UserProject.Of($"using NnGen;\n[NeuralNetwork(4)] [Dense(3)] {declaration}").Generate();

        Assert.Equal([id], generated.Ids);
        Assert.Empty(generated.HintNames);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Refuses_a_container_that_is_not_partial_and_points_at_it()
    {
        var generated = UserProject.Of("""
            using NnGen;
            partial class A { class B { [NeuralNetwork(4)] [Dense(3)] public partial class Net; } }
            """).Generate();

        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal("NNGEN001", diagnostic.Id);
        var place = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((1, 24), (place.Line, place.Character));
        Assert.Empty(generated.HintNames);
    }

    [Fact]
    public void Leaves_the_same_attribute_on_two_declarations_to_the_compiler()
    {
        var generated = UserProject.Of("""
            using NnGen;
            [NeuralNetwork(4)] [Dense(3)] public partial class Net;
            [NeuralNetwork(5)] public partial class Net;
            """).Generate();

        Assert.Null(generated.Run.Exception);
        Assert.Equal(["Net.g.cs"], generated.HintNames);
        Assert.Contains("CS0579", Assert.Single(generated.CompilerDiagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Dense]")]
    [InlineData("[Dense(\"three\")]")]
    [InlineData("[Dense(3, Units = 4)]")]
    [InlineData("[Danse(3, Name = \"x\")] [Add(\"x\")]")]
    public void Leaves_an_attribute_that_does_not_compile_to_the_compiler(string layer)
    {
        var generated = UserProject.Of($"using NnGen;\n[NeuralNetwork(4)] [Dense(4)] {layer} public partial class Net;").Generate();

        Assert.Null(generated.Run.Exception);
        Assert.Empty(generated.Ids);
        Assert.Equal(["Net.g.cs"], generated.HintNames);
        Assert.NotEmpty(generated.CompilerDiagnostics);
        Assert.All(generated.CompilerDiagnostics, text => Assert.StartsWith("File1.cs", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Generates_nothing_from_values_the_compiler_refused()
    {
        var declaration = Declarations.OfLayers("[Dense(\"three\")]");

        var network = NetworkCompiler.Compile(declaration, (_, _) => throw new InvalidOperationException("Must not be called."));

        Assert.Empty(network.Diagnostics);
    }
}
