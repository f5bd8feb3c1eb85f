using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests;

/// <summary>After an error in a network, its own errors are the only ones.</summary>
public class NetworkStubTests
{
    private const string Faulty = """
        using NnGen;
        namespace Digits;

        [NeuralNetwork(64)]
        [Dense(0, Name = "hidden")]
        [Dense(10, Name = "not a name")]
        [Repeat(2)]
        [Dense(10)]
        [EndRepeat]
        public sealed partial class DigitNet;
        """;

    private const string Use = """
        using System;
        using NnGen;
        namespace Digits;

        public static class Program
        {
            public static float Run(Workspace workspace)
            {
                var net = new DigitNet(seed: 1);
                Span<float> inputs = new float[DigitNet.InputSize], outputs = new float[DigitNet.OutputSize];
                var gradients = new float[DigitNet.ParameterStorageLength];
                net.Predict(inputs, outputs);
                net.Forward(inputs, outputs, net.CreateWorkspace(32));
                net.Backward(outputs, inputs, workspace, gradients);
                net.SetParameters(gradients);
                net.CopyParametersTo(gradients);
                DigitNet.Predict(net.Parameters, inputs, outputs);
                _ = net.Hidden.Weight;
                _ = net.Dense3.Bias;
                _ = net.Dense4.Weight;
                return Generic<DigitNet>() + net.Summary().Length + (int)net.Seed;
            }

            private static int Generic<TNet>() where TNet : class, INetwork<TNet> => TNet.InputSize + TNet.ParameterCount;
        }
        """;

    [Fact]
    public void Stands_in()
    {
        var generated = UserProject.Of(Faulty).Generate();

        Snapshot.Verify(generated.Source("Digits.DigitNet.g.cs"), "cs", "Digits.DigitNet.g");
    }

    [Fact]
    public void Code_that_uses_the_network_still_compiles()
    {
        var generated = UserProject.Of(Faulty, Use).Generate();

        Assert.Equal(["NNGEN006", "NNGEN007"], generated.Ids);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Has_the_public_members_of_a_network_without_errors()
    {
        static IEnumerable<string> Members(string units)
        {
            var generated = UserProject.Of($"using NnGen; [NeuralNetwork(4)] [Dense({units})] [Dense(3)] public partial class Net;").Generate();
            return generated.Compilation.GetTypeByMetadataName("Net")!.GetMembers()
                .Where(member => member is not INamedTypeSymbol && member.DeclaredAccessibility == Accessibility.Public)
                .Select(member => member.ToDisplayString()).Order(StringComparer.Ordinal);
        }

        Assert.Equal(Members(units: "3"), Members(units: "0"));
    }

    [Fact]
    public void Another_network_in_the_project_is_compiled_all_the_same()
    {
        const string sound = "[NeuralNetwork(4)] [Dense(3)] public partial class Sound;";
        var alone = UserProject.Of($"using NnGen;\nnamespace Digits;\n{sound}").Generate();

        var generated = UserProject.Of($"{Faulty}\n{sound}").Generate();

        Assert.Equal(["Digits.DigitNet.g.cs", "Digits.Sound.g.cs"], generated.HintNames);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(alone.Source("Digits.Sound.g.cs"), generated.Source("Digits.Sound.g.cs"));
    }

    [Fact]
    public void Has_no_line_break_but_LF()
    {
        Assert.DoesNotContain('\r', UserProject.Of(Faulty).Generate().Source("Digits.DigitNet.g.cs"));
    }
}
