using System.Runtime.CompilerServices;

namespace NnGen.Generator.Tests.Harness;

/// <summary>
/// Compares a text with a file of the repository, by Verify's conventions: <c>Class.Method_parameter=value#Hint.verified.ext</c>; a text
/// that differs is written beside it as <c>.received.</c>, and accepted by renaming it.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails unless the text is the verified one.</summary>
    /// <param name="text">The text; line breaks count as LF.</param>
    /// <param name="extension">The file's extension without its dot.</param>
    /// <param name="hint">What follows the hash sign, or null: the name of a generated file.</param>
    /// <param name="parameters">A theory's parameters, <c>id=NNGEN001</c>, or null.</param>
    /// <param name="path">The test's file, which names the class.</param>
    /// <param name="method">The test.</param>
    public static void Verify(
        string text, string extension = "txt", string? hint = null, string? parameters = null,
        [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        string name = Path.GetFileNameWithoutExtension(path) + "." + method
            + (parameters is null ? "" : "_" + parameters) + (hint is null ? "" : "#" + hint);
        Compare(text.ReplaceLineEndings("\n").TrimEnd('\n'), Path.Combine(ProjectFiles.Directory, "Snapshots", name), extension);
    }

    private static void Compare(string received, string name, string extension)
    {
        string verifiedPath = $"{name}.verified.{extension}";
        string receivedPath = $"{name}.received.{extension}";
        string? verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n").TrimEnd('\n') : null;
        if (received == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail(verified is null
            ? $"New: rename {receivedPath} to .verified. to accept it:\n{received}"
            : $"Differs from {verifiedPath}. Received:\n{received}\n\nVerified:\n{verified}");
    }
}
