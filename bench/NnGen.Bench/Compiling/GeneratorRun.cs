extern alias generator;

using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetworkGenerator = generator::NnGen.Generator.NetworkGenerator;

namespace NnGen.Bench.Compiling;

/// <summary>Source text, and the generator and compiler run on it in this process.</summary>
internal sealed class GeneratorRun
{
    // The pinned compiler calls everything beyond C# 12 a preview.
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsForUsers).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private readonly string _source;

    public GeneratorRun(string source) => _source = source;

    /// <summary>The length of the generated text.</summary>
    public int Characters { get; private set; }

    /// <summary>Seconds that a driver takes which has seen nothing of the source yet: reading attributes, emitting text, parsing it.</summary>
    public double Generate()
    {
        var compilation = Compilation();
        var driver = Driver();
        var start = Stopwatch.GetTimestamp();
        var result = driver.RunGenerators(compilation).GetRunResult();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Characters = Require(result).Sum(tree => tree.Length);
        return seconds;
    }

    /// <summary>Seconds that Roslyn takes to parse the generated text, which is part of <see cref="Generate"/>.</summary>
    public double Parse()
    {
        var texts = Require(Driver().RunGenerators(Compilation()).GetRunResult()).Select(tree => tree.GetText()).ToList();
        var start = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            CSharpSyntaxTree.ParseText(text, Parsing);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Seconds from text to an assembly in memory.</summary>
    public double Compile()
    {
        var start = Stopwatch.GetTimestamp();
        Driver().RunGeneratorsAndUpdateCompilation(Compilation(), out var compilation, out _);
        var result = compilation.Emit(Stream.Null);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return result.Success ? seconds : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
    }

    private static bool IsForUsers(string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
        || Path.GetFileName(path) is "NnGen.Attributes.dll" or "NnGen.Runtime.dll";

    private static IReadOnlyList<SyntaxTree> Require(GeneratorDriverRunResult result) =>
        result.Diagnostics.IsEmpty ? result.GeneratedTrees : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing);

    private CSharpCompilation Compilation() =>
        CSharpCompilation.Create("Networks", [CSharpSyntaxTree.ParseText("global using NnGen;\n" + _source, Parsing, "Declared.cs")], References, Options);
}
