extern alias generator;

using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetworkGenerator = generator::NnGen.Generator.NetworkGenerator;

namespace NnGen.Bench.Compiling;

/// <summary>Source text, and the generator run on it in this process.</summary>
internal sealed class GeneratorRun
{
    // The pinned compiler calls everything beyond C# 12 a preview.
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsForUsers).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private readonly string _source;

    /// <param name="name">The network's name.</param>
    /// <param name="source">Its declaration.</param>
    public GeneratorRun(string name, string source) => (Name, _source) = (name, source);

    public string Name { get; }

    /// <summary>Seconds of each run of a driver that has seen nothing of the source yet: reading attributes, emitting text, parsing it.</summary>
    public List<double> Generating { get; } = [];

    /// <summary>Seconds to parse the generated text once more, which is part of <see cref="Generating"/>.</summary>
    public List<double> Parsing { get; } = [];

    public int Runs => Generating.Count;

    /// <summary>The length of the generated text.</summary>
    public int Characters { get; private set; }

    /// <summary>How many lines that is.</summary>
    public int Lines { get; private set; }

    public void Run()
    {
        var compilation = Compilation();
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        var start = Stopwatch.GetTimestamp();
        var result = driver.RunGenerators(compilation).GetRunResult();
        Generating.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (!result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        var text = result.GeneratedTrees.Single().GetText();
        (Characters, Lines) = (text.Length, text.Lines.Count);
        start = Stopwatch.GetTimestamp();
        CSharpSyntaxTree.ParseText(text, ParseOptions);
        Parsing.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    public void Forget()
    {
        Generating.Clear();
        Parsing.Clear();
    }

    private static bool IsForUsers(string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
        || Path.GetFileName(path) is "NnGen.Attributes.dll" or "NnGen.Runtime.dll";

    private CSharpCompilation Compilation() =>
        CSharpCompilation.Create("Networks", [CSharpSyntaxTree.ParseText("global using NnGen;\n" + _source, ParseOptions, "Declared.cs")], References, Options);
}
