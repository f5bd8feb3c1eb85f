using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>Writes diagnostics as a terminal shows them: the message, and the line with what it is about underlined.</summary>
internal static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<string> sources) =>
        string.Join("\n\n", diagnostics.Select(diagnostic => Of(diagnostic, sources)));

    private static string Of(Diagnostic diagnostic, IReadOnlyList<string> sources)
    {
        var span = diagnostic.Location.GetLineSpan();
        var (from, to) = (span.StartLinePosition, span.EndLinePosition);
        string place = $"{span.Path}({from.Line + 1},{from.Character + 1})-({to.Line + 1},{to.Character + 1})";
        string line = sources[span.Path[4] - '1'].Split('\n')[from.Line];
        string underline = new string(' ', from.Character) + new string('^', to.Character - from.Character);
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{place}: {severity} {diagnostic.Id}: {diagnostic.GetMessage()}\n{line}\n{underline}";
    }
}
