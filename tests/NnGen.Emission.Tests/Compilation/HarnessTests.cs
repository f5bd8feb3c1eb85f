using Microsoft.CodeAnalysis.CSharp;
using NnGen.Emission.Tests.Declarations;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>The harness complains of what a strict project's compiler complains of, and can run what it compiles.</summary>
public class HarnessTests
{
    private const string Sound = """
        /// <summary>Doubles.</summary>
        public static class Doubler
        {
            /// <summary>Doubles.</summary>
            public static int Double(int x) => 2 * x;
        }
        """;

    [Fact]
    public void Sound_code_compiles_and_runs()
    {
        using var loaded = new NetworkCompilation(Sound).Load();
        var method = loaded.Assembly.GetType("Doubler")!.GetMethod("Double")!;
        Assert.Equal(42, method.Invoke(null, [21]));
    }

    [Theory]
    [InlineData("CS1591", "public static int Undocumented(int x) => x;")]
    [InlineData("CS0168", "private static void M() { int unused; }")]
    [InlineData("CS0227", "private static unsafe void M(int* x) { }")]
    [InlineData("CS8603", "private static string M(string? x) => x;")]
    [InlineData("CS0162", "private static int M() { if (false) { return 1; } return 2; }")]
    [InlineData("CS1573", "/// <summary>A.</summary>\n/// <param name=\"x\">X.</param>\npublic static int M(int x, int y) => x + y;")]
    public void Code_a_strict_project_refuses_is_refused(string id, string member)
    {
        var source = $"/// <summary>A.</summary>\npublic static class A\n{{\n{member}\n}}";
        var complaints = new NetworkCompilation(source).Emit(VectorWidth.Machine, Stream.Null);
        Assert.Contains(complaints, complaint => complaint.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void Width_is_forced_where_emitted_code_asks_for_it()
    {
        const string source = "if (Vector512.IsHardwareAccelerated) { } else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated) { }";
        Assert.Equal(2, ForcedWidth.Questions(source));
        Assert.Equal(source, ForcedWidth.Rewrite(source, VectorWidth.Machine));
        Assert.Equal("if (true) { } else if (true) { }", ForcedWidth.Rewrite(source, VectorWidth.Bits512));
        Assert.Equal("if (false) { } else if (true) { }", ForcedWidth.Rewrite(source, VectorWidth.Bits256));
        Assert.Equal("if (false) { } else if (false) { }", ForcedWidth.Rewrite(source, VectorWidth.Bits128));
    }

    [Fact]
    public void Random_declarations_are_sound()
    {
        Assert.Empty(RandomDeclarations.Generated.Diagnostics);
        Assert.Equal(RandomDeclarations.Count, RandomDeclarations.Generated.Declarations.Count);
    }

    [Fact]
    public void Declarations_cover_every_activation_loss_and_layer()
    {
        var declarations = Enumerable.Range(0, 500).Select(DeclarationGenerator.Draw).Concat(TokenNetworks.All).Concat(PartedNetworks.All);
        var text = string.Concat(declarations.Select(declaration => declaration.Source));
        string[] words =
        [
            .. Enum.GetNames<Activation>().Where(name => name != "Swish").Select(name => $"Activation.{name}"),
            .. Enum.GetNames<Loss>().Select(name => $"Loss.{name}"),
            .. NnGen.Generator.Layers.LayerCatalog.Layers.Select(layer => $"[{layer.Kind}("),
            "From = ", "\"input\"", "Repeat(", "UseBias = false", "LabelSmoothing = ", "HuberDelta = ", "Alpha = ",
        ];
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Trimming_leaves_the_kernels_of_one_width()
    {
        const string source = """
            static class A
            {
                public static int M()
                {
                    if (Vector512.IsHardwareAccelerated) { return At512(); }
                    else if (Vector256.IsHardwareAccelerated) { return At256() + InOctets<Octet256>(); }
                    else { return At128() + InOctets<Octet128>(); }
                }

                private static int At512() => 512;

                private static int At256() => 256;

                private static int At128() => 128;

                private static int InOctets<TOctet>() => 8;
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(ForcedWidth.Rewrite(source, VectorWidth.Bits256));
        var trimmed = ForcedWidth.Trim(tree.GetRoot()).ToFullString();
        Assert.Contains("return At256() + InOctets<Octet256>();", trimmed, StringComparison.Ordinal);
        Assert.Contains("At256() => 256", trimmed, StringComparison.Ordinal);
        Assert.Contains("InOctets<TOctet>() => 8", trimmed, StringComparison.Ordinal);
        Assert.DoesNotContain("512", trimmed, StringComparison.Ordinal);
        Assert.DoesNotContain("128", trimmed, StringComparison.Ordinal);
    }
}
