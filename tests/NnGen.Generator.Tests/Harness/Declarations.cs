using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Tests.Harness;

/// <summary>Reads declarations from source text through the generator's own pipeline.</summary>
internal static class Declarations
{
    /// <summary>The one network of a file.</summary>
    public static NetworkDeclaration Read(string source) => ReadAll(source).Single();

    /// <summary>Every network of a file.</summary>
    public static IReadOnlyList<NetworkDeclaration> ReadAll(string source) =>
        [.. Outputs(UserProject.Of(source).Generate().Run, NetworkGenerator.DeclarationStep).Cast<NetworkDeclaration>()];

    /// <summary>A network of features with these layers, written as attributes: <c>[Dense(3)]</c>.</summary>
    public static NetworkDeclaration OfLayers(string layers) => Read($$"""
        using NnGen;
        [NeuralNetwork(4)]
        {{layers}}
        public partial class Net;
        """);

    /// <summary>What a step of the pipeline gave out.</summary>
    public static IEnumerable<object> Outputs(GeneratorRunResult run, string step) =>
        run.TrackedSteps[step].SelectMany(execution => execution.Outputs).Select(output => output.Value);
}
