using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Tests.Harness;

/// <summary>What a user's project references: the framework's reference assemblies, the attributes and the runtime.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> LazyFramework = new(() =>
        [.. File.ReadLines(InOutput("framework-references.txt")).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The framework's reference assemblies, as the build resolved them.</summary>
    public static IReadOnlyList<MetadataReference> Framework => LazyFramework.Value;

    /// <summary>NnGen.Attributes.</summary>
    public static MetadataReference Attributes { get; } = MetadataReference.CreateFromFile(InOutput("NnGen.Attributes.dll"));

    /// <summary>NnGen.Runtime.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(InOutput("NnGen.Runtime.dll"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework, Attributes, Runtime];

    private static string InOutput(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
