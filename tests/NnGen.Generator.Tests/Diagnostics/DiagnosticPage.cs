using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>A diagnostic's page, whose examples are the tests' cases.</summary>
internal sealed record DiagnosticPage(string Text)
{
    public static DiagnosticPage Read(string id) =>
        new(File.ReadAllText(ProjectFiles.InRepository($"docs/diagnostics/{id}.md")).ReplaceLineEndings("\n"));

    public string Title => Text.Split('\n')[0];

    public string Wrong => Example("Wrong");

    public string Mended => Example("Mended");

    private string Example(string heading)
    {
        const string fence = "```";
        int start = Text.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        int code = Text.IndexOf("csharp\n", start, StringComparison.Ordinal) + "csharp\n".Length;
        return Text[code..Text.IndexOf(fence, code, StringComparison.Ordinal)];
    }
}
