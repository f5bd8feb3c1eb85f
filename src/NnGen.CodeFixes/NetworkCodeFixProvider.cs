using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace NnGen.CodeFixes;

/// <summary>Offers the one edit that mends a diagnostic, which the diagnostic itself names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkCodeFixProvider))]
[Shared]
public sealed class NetworkCodeFixProvider : CodeFixProvider
{
    // The generator, which the compiler loads without this assembly, gives its edits under the same name.
    private const string FixProperty = "NnGen.Fix";
    private const string NotPartial = "NNGEN001";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(NotPartial, "NNGEN006", "NNGEN010", "NNGEN012", "NNGEN051", "NNGEN052", "NNGEN053", "NNGEN054", "NNGEN055");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && EditOf(root, diagnostic) is { } edit)
            {
                var action = CodeAction.Create(
                    edit.Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(edit.Root)),
                    equivalenceKey: $"{diagnostic.Id}:{edit.Title}");
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static Edit? EditOf(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Id == NotPartial)
        {
            return Edits.AddPartial(root, diagnostic.Location.SourceSpan);
        }

        return diagnostic.Properties.TryGetValue(FixProperty, out var text) && text is not null && diagnostic.AdditionalLocations.Count == 1
            ? Edits.Replace(root, diagnostic.AdditionalLocations[0].SourceSpan, text)
            : null;
    }
}
