using System.Reflection;

namespace NnGen.Generator.Tests.Harness;

/// <summary>Finds files of the repository from a test.</summary>
internal static class ProjectFiles
{
    /// <summary>The directory of this project.</summary>
    public static string Directory { get; } = typeof(ProjectFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    /// <summary>A file of the repository, by its path from the root.</summary>
    public static string InRepository(string path) => Path.GetFullPath(Path.Combine(Directory, "..", "..", path));
}
