using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator;

/// <summary>Compiles every class with a <c>NeuralNetwork</c> attribute.</summary>
/// <remarks>
/// Declarations and locations part ways at once. A change that only moves code changes locations alone, so declarations stay what they
/// were and nothing is compiled or emitted again; the two meet only for networks with something to report.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "NnGen.NeuralNetworkAttribute";

    // The names under which tests find the pipeline's steps.
    internal const string ReadStep = "Read";
    internal const string DeclarationStep = "Declaration";
    internal const string CompileStep = "Compile";
    internal const string LocationStep = "Locations";
    internal const string FaultyStep = "Faulty";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var read = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => DeclarationReader.CanRead(node),
                static (target, cancellation) => DeclarationReader.Read(target, cancellation))
            .Where(static network => network is not null)
            .WithTrackingName(ReadStep);

        var networks = read
            .Select(static (network, _) => network!.Declaration)
            .WithTrackingName(DeclarationStep)
            .Select(static (declaration, cancellation) => NetworkCompiler.Compile(declaration, cancellation))
            .WithTrackingName(CompileStep);
        context.RegisterSourceOutput(networks, AddSource);

        var locations = read.Select(static (network, _) => network!.Locations).WithTrackingName(LocationStep).Collect();
        var faulty = networks.Where(static network => !network.Diagnostics.IsEmpty).WithTrackingName(FaultyStep);
        context.RegisterSourceOutput(faulty.Combine(locations), static (output, pair) =>
        {
            foreach (var diagnostic in DiagnosticReporter.Locate(pair.Left, pair.Right))
            {
                output.ReportDiagnostic(diagnostic);
            }
        });
    }

    private static void AddSource(SourceProductionContext output, CompiledNetwork network)
    {
        if (network.Source.Length > 0)
        {
            output.AddSource($"{network.HintName}.g.cs", SourceText.From(network.Source, Encoding.UTF8));
        }
    }
}
