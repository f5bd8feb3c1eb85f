using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Advice;

namespace NnGen.Generator.Tests.Harness;

/// <summary>A user's project: source text that is compiled with the generator.</summary>
internal sealed record UserProject
{
    /// <summary>The files' texts; the first is <c>File1.cs</c>.</summary>
    public required string[] Sources { get; init; }

    /// <summary>The language version; the Roslyn of the tests knows C# 13 only as a preview.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Preview;

    /// <summary>What it references.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = Harness.References.All;

    /// <summary>A project of files that every test may write with one using.</summary>
    public static UserProject Of(params string[] sources) => new() { Sources = sources };

    /// <summary>The project before the generator has run.</summary>
    public CSharpCompilation Compile()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("User", Sources.Select((text, i) => Parse(text, $"File{i + 1}.cs")), References, options);
    }

    /// <summary>A file's tree, as the project parses it.</summary>
    public SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(Language), path);

    /// <summary>A driver with the generator in it, which keeps the record of its steps.</summary>
    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(Language),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The analyzer's advice, by line; what is suppressed in source is left out.</summary>
    public IReadOnlyList<Diagnostic> Advise()
    {
        var compilation = Compile().WithAnalyzers([new AdviceAnalyzer()]);
        return [.. compilation.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Runs the generator and compiles the project with what it adds.</summary>
    public GeneratedProject Generate()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out _);
        return new(driver.GetRunResult().Results.Single(), compilation);
    }
}

/// <summary>A project after the generator has run.</summary>
/// <param name="Run">What the generator did.</param>
/// <param name="Compilation">The project with the generated files.</param>
internal sealed record GeneratedProject(GeneratorRunResult Run, Compilation Compilation)
{
    /// <summary>The generator's diagnostics, by line.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. Run.Diagnostics.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition).ThenBy(diagnostic => diagnostic.Id)];

    /// <summary>The ids of the generator's diagnostics, by line.</summary>
    public IReadOnlyList<string> Ids => [.. Diagnostics.Select(diagnostic => diagnostic.Id)];

    /// <summary>The C# compiler's errors and warnings, in the user's files and the generated ones.</summary>
    public IReadOnlyList<string> CompilerDiagnostics => [.. Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];

    /// <summary>The generated files' names.</summary>
    public IReadOnlyList<string> HintNames => [.. Run.GeneratedSources.Select(source => source.HintName)];

    /// <summary>A generated file's text.</summary>
    public string Source(string hintName) => Run.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();
}
