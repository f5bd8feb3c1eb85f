using Microsoft.CodeAnalysis;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>What a user's project references: the framework that runs, the attributes and the runtime.</summary>
internal static class References
{
    private static readonly string[] Ours = ["NnGen.Attributes.dll", "NnGen.Runtime.dll"];

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Paths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return platform.Where(path => Path.GetDirectoryName(path) == framework || Ours.Contains(Path.GetFileName(path)));
    }
}
