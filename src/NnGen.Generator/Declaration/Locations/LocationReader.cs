using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration;

/// <summary>Reads where a network's class and attributes stand.</summary>
internal static class LocationReader
{
    /// <summary>The place of the class's identifier, and of those of the types around it.</summary>
    public static AttributeLocation OfClass(TypeDeclarationSyntax declaration) => new(
        Of(declaration.Identifier),
        declaration.Ancestors().OfType<TypeDeclarationSyntax>()
            .Select(outer => new NamedSpan(outer.Identifier.ValueText, Of(outer.Identifier))).ToEquatableArray());

    /// <summary>The place of an attribute and its arguments; of nothing where it is not written in source.</summary>
    public static AttributeLocation OfAttribute(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return new(default, default);
        }

        var spans = new List<NamedSpan>();
        IReadOnlyList<IParameterSymbol> parameters = (IReadOnlyList<IParameterSymbol>?)attribute.AttributeConstructor?.Parameters ?? [];
        var positional = new List<ExpressionSyntax>();
        foreach (var argument in syntax.ArgumentList?.Arguments ?? [])
        {
            if ((argument.NameEquals?.Name ?? argument.NameColon?.Name) is { } name)
            {
                spans.Add(new(name.Identifier.ValueText, Of(argument)));
                AddElements(spans, name.Identifier.ValueText, ElementsOf(argument.Expression));
            }
            else
            {
                positional.Add(argument.Expression);
            }
        }

        AddPositional(spans, parameters, positional);
        return new(Of(syntax), spans.ToEquatableArray());
    }

    private static void AddPositional(List<NamedSpan> spans, IReadOnlyList<IParameterSymbol> parameters, List<ExpressionSyntax> expressions)
    {
        for (int i = 0; i < parameters.Count && i < expressions.Count; i++)
        {
            var parameter = parameters[i];
            var rest = expressions.GetRange(i, expressions.Count - i);
            bool isSpreadOut = parameter.IsParams && (rest.Count > 1 || ElementsOf(rest[0]).Count == 0);
            var (first, last) = (rest[0], isSpreadOut ? rest[^1] : rest[0]);
            spans.Add(new(parameter.Name, SourceSpan.Of(first.SyntaxTree, new(first.SpanStart, last.Span.End - first.SpanStart))));
            AddElements(spans, parameter.Name, isSpreadOut ? rest : ElementsOf(rest[0]));
        }
    }

    private static void AddElements(List<NamedSpan> spans, string name, IReadOnlyList<ExpressionSyntax> elements)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            spans.Add(new($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", Of(elements[i])));
        }
    }

    private static IReadOnlyList<ExpressionSyntax> ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var list } => list.Expressions,
        CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
        _ => [],
    };

    private static SourceSpan Of(SyntaxNode node) => SourceSpan.Of(node.SyntaxTree, node.Span);

    private static SourceSpan Of(SyntaxToken token) => SourceSpan.Of(token.SyntaxTree!, token.Span);
}
