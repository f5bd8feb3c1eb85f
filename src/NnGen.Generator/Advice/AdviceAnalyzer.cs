using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice;

/// <summary>Advises on networks that are declared without errors.</summary>
/// <remarks>An analyzer and not the generator, whose diagnostics no <c>#pragma warning disable</c> and no <c>SuppressMessage</c> reaches.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdviceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.CreateRange(AdviceDescriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (DeclarationReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } declared)
        {
            return;
        }

        var (network, tree) = declared;
        foreach (var info in AdviceRules.Check(network.Declaration))
        {
            context.ReportDiagnostic(
                Fix.Create(AdviceDescriptors.Get(info.Id), info, network.Locations, span => Location.Create(tree, span.Span)));
        }
    }
}
