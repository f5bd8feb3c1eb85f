using System.Runtime.CompilerServices;

namespace NnGen.Testing;

/// <summary>
/// Compares texts with accepted files by Verify's conventions: <c>Class.Method_parameter=value#Hint.verified.ext</c>. A text that differs is
/// written beside its file as <c>.received.</c>, and accepted by renaming it. Line breaks count as LF, those at the end not at all.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless the text is the verified one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="extension">The file's extension without its dot.</param>
    /// <param name="hint">What follows the hash sign, or null: the name of a generated file.</param>
    /// <param name="parameters">A parameterised test's arguments, <c>id=NNGEN001</c>, or null.</param>
    /// <param name="directory">
    /// Where the files are, or null for the test's own directory. It must be given where the compiler maps paths (deterministic CI builds), because the
    /// test's path is then not known.
    /// </param>
    /// <param name="path">The test's file, whose name is the class's; the compiler fills it in.</param>
    /// <param name="method">The test's name; the compiler fills it in.</param>
    /// <exception cref="AssertionFailedException">No text has been verified, or another one has.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static void Verify(
        string text, string extension = "txt", string? hint = null, string? parameters = null, string? directory = null,
        [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = FileOf(directory, path, method, parameters) + (hint is null ? "" : $"#{hint}");
        if (Difference(text, file, extension) is { } difference)
        {
            throw new AssertionFailedException(difference);
        }
    }

    /// <summary>
    /// Fails unless a folder's files are the verified ones: each is compared with <c>Class.Method#Name.verified.ext</c>, and a verified file
    /// that has none is reported too. With <c>EmitCompilerGeneratedFiles</c> the compiler writes generated code to such a folder.
    /// </summary>
    /// <param name="folder">The folder, searched with those below it.</param>
    /// <param name="pattern">Which files: <c>*.g.cs</c>.</param>
    /// <param name="directory">As for <see cref="Verify"/>.</param>
    /// <param name="path">The test's file; the compiler fills it in.</param>
    /// <param name="method">The test's name; the compiler fills it in.</param>
    /// <exception cref="AssertionFailedException">A file differs, is new or is missing, or there are none; the message lists all of them.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static void VerifyFolder(
        string folder, string pattern = "*.g.cs", string? directory = null,
        [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(folder);
        var test = FileOf(directory, path, method, null);
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            throw new AssertionFailedException($"{folder} holds no {pattern}.");
        }

        var named = files.Select(file => (Text: File.ReadAllText(file), Name: NameOf(test, file), Extension: Path.GetExtension(file)[1..])).ToArray();
        var expected = named.Select(file => VerifiedPath(file.Name, file.Extension)).ToHashSet(StringComparer.Ordinal);
        var differences = named.Select(file => Difference(file.Text, file.Name, file.Extension)).OfType<string>()
            .Concat(Directory.GetFiles(Path.GetDirectoryName(test)!, $"{Path.GetFileName(test)}#*.verified.*")
                .Where(verified => !expected.Contains(verified)).Order(StringComparer.Ordinal)
                .Select(verified => $"{verified} is verified, but {folder} has no such file."))
            .ToArray();
        if (differences.Length > 0)
        {
            throw new AssertionFailedException(string.Join("\n\n", differences));
        }
    }

    private static string NameOf(string test, string file) => $"{test}#{Path.GetFileNameWithoutExtension(file)}";

    private static string VerifiedPath(string file, string extension) => $"{file}.verified.{extension}";

    private static string FileOf(string? directory, string path, string method, string? parameters)
    {
        var place = directory ?? Path.GetDirectoryName(path) ?? "";
        if (!Directory.Exists(place))
        {
            throw new DirectoryNotFoundException(
                $"The snapshots' directory '{place}' does not exist. {(directory is null ? "The compiler maps the paths of this build's sources: pass the directory." : "Create it.")}");
        }

        return Path.Combine(place, $"{Path.GetFileNameWithoutExtension(path)}.{method}{(parameters is null ? "" : $"_{parameters}")}");
    }

    /// <summary>What to say where the text is not the verified one; it is then written to be looked at.</summary>
    private static string? Difference(string text, string file, string extension)
    {
        var (verifiedPath, receivedPath) = (VerifiedPath(file, extension), $"{file}.received.{extension}");
        var received = Normalize(text);
        var verified = File.Exists(verifiedPath) ? Normalize(File.ReadAllText(verifiedPath)) : null;
        if (received == verified)
        {
            File.Delete(receivedPath);
            return null;
        }

        File.WriteAllText(receivedPath, received);
        return verified is null
            ? $"New: rename {receivedPath} to .verified. to accept it:\n{received}"
            : $"Differs from {verifiedPath}: rename {receivedPath} to .verified. to accept it.\nReceived:\n{received}\n\nVerified:\n{verified}";
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}
