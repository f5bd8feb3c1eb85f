using System.Runtime.CompilerServices;

namespace NnGen.Generator.Tests.Harness;

/// <summary>Compares a text with a file of this project's folder of snapshots; see <see cref="Testing.Snapshot"/>.</summary>
internal static class Snapshot
{
    private static readonly string Folder = Path.Combine(ProjectFiles.Directory, "Snapshots");

    /// <summary>Fails unless the text is the verified one.</summary>
    /// <param name="text">The text; line breaks count as LF.</param>
    /// <param name="extension">The file's extension without its dot.</param>
    /// <param name="hint">What follows the hash sign, or null: the name of a generated file.</param>
    /// <param name="parameters">A theory's parameters, <c>id=NNGEN001</c>, or null.</param>
    /// <param name="path">The test's file, which names the class.</param>
    /// <param name="method">The test.</param>
    public static void Verify(
        string text, string extension = "txt", string? hint = null, string? parameters = null,
        [CallerFilePath] string path = "", [CallerMemberName] string method = "") =>
        Testing.Snapshot.Verify(text, extension, hint, parameters, Folder, path, method);
}
