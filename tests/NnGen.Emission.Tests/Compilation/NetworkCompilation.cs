using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>
/// Declared networks, the code generated for them, and both compiled as a strict project compiles them: nullable, warnings and missing
/// documentation as errors, no unsafe code.
/// </summary>
internal sealed class NetworkCompilation
{
    // The pinned compiler calls everything beyond C# 12 a preview.
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: false,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    private readonly CSharpCompilation _declared;

    /// <summary>Runs the generator on source files.</summary>
    public NetworkCompilation(params string[] sources)
        : this(Options, sources)
    {
    }

    private NetworkCompilation(CSharpCompilationOptions options, string[] sources)
    {
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, $"Declared{i}.cs"));
        _declared = CSharpCompilation.Create("Networks", trees, References.All, options);
        var driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: Parsing,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var result = driver.RunGenerators(_declared).GetRunResult();
        Generated = result.GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.GetText().ToString());
        Diagnostics = result.Diagnostics;
        var steps = result.Results[0].TrackedSteps;
        Declarations = steps.TryGetValue(NetworkGenerator.DeclarationStep, out var declarations)
            ? [.. declarations.SelectMany(step => step.Outputs).Select(output => (NetworkDeclaration)output.Value)]
            : [];
    }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; }

    /// <summary>What the generator reported.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>What the generator read, in no particular order.</summary>
    public IReadOnlyList<NetworkDeclaration> Declarations { get; }

    /// <summary>Runs the generator on one file that need not document its types: a program, if it has statements, or else a library.</summary>
    public static NetworkCompilation OfSnippet(string source)
    {
        var isProgram = CSharpSyntaxTree.ParseText(source, Parsing).GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var options = Options
            .WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]);
        return new(options, [source]);
    }

    /// <summary>Compiles and loads; anything to complain of fails the test.</summary>
    /// <param name="width">Which kernels run.</param>
    /// <param name="trim">Whether the kernels of the other widths are left out.</param>
    public LoadedNetworks Load(VectorWidth width = VectorWidth.Machine, bool trim = false)
    {
        AssertNone(Diagnostics.Select(diagnostic => diagnostic.ToString()));
        using var image = new MemoryStream();
        AssertNone(Emit(width, image, trim));
        image.Position = 0;
        return new(image);
    }

    /// <summary>Compiles and returns what the compiler complains of.</summary>
    public IReadOnlyList<string> Emit(VectorWidth width, Stream image, bool trim = false)
    {
        var options = width == VectorWidth.Machine ? _declared.Options : _declared.Options.WithSpecificDiagnosticOptions([new("CS0162", ReportDiagnostic.Suppress)]);
        var trees = Generated.Select(file => Parse(file.Key, ForcedWidth.Rewrite(file.Value, width), trim));
        var compilation = _declared.WithOptions(options).AddSyntaxTrees(trees);
        using var documentation = trim ? null : new MemoryStream();
        var result = compilation.Emit(image, xmlDocumentationStream: documentation);
        var complaints = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= (trim ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning)).Select(Describe);
        return [.. complaints];
    }

    /// <summary>Trimmed code is there to be run; what a strict project thinks of all of it is asked of fewer networks.</summary>
    private static SyntaxTree Parse(string path, string text, bool trim)
    {
        if (!trim)
        {
            return CSharpSyntaxTree.ParseText(text, Parsing, path);
        }

        var parsing = Parsing.WithDocumentationMode(DocumentationMode.None);
        var tree = CSharpSyntaxTree.ParseText(text.Replace("#nullable enable", "#nullable disable", StringComparison.Ordinal), parsing, path);
        return tree.WithRootAndOptions(ForcedWidth.Trim(tree.GetRoot()), parsing);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{diagnostic}\n    {line?.Trim()}";
    }

    private static void AssertNone(IEnumerable<string> complaints)
    {
        var all = complaints.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} complaints, first of all:\n{string.Join('\n', all.Take(5))}");
    }
}
