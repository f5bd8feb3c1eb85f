using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration;

/// <summary>A network as declared, and apart from it where it stands.</summary>
internal sealed record DeclaredNetwork(NetworkDeclaration Declaration, LocationTable Locations);

/// <summary>Reads a declared network out of the compilation: past this point there are only plain values.</summary>
internal static class DeclarationReader
{
    /// <summary>Whether a node with the <c>NeuralNetwork</c> attribute can be read.</summary>
    public static bool CanRead(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>The network, or null where the same class has the attribute twice and another declaration speaks for it.</summary>
    public static DeclaredNetwork? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Read((INamedTypeSymbol)context.TargetSymbol, (TypeDeclarationSyntax)context.TargetNode, context.SemanticModel.Compilation, cancellation);

    /// <summary>The network a class declares and the tree it stands in, or null where the class declares none.</summary>
    public static (DeclaredNetwork Network, SyntaxTree Tree)? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var attribute = type.GetAttributes().FirstOrDefault(IsNetwork)?.ApplicationSyntaxReference?.GetSyntax(cancellation);
        return attribute?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } node && CanRead(node)
            && Read(type, node, compilation, cancellation) is { } network ? (network, node.SyntaxTree) : null;
    }

    private static DeclaredNetwork? Read(INamedTypeSymbol type, TypeDeclarationSyntax node, Compilation compilation, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        var network = attributes.First(IsNetwork);
        if (!StandsOn(network, node))
        {
            return null;
        }

        var (here, elsewhere) = Layers(attributes, node);
        AttributeData[] layers = [.. here, .. elsewhere];
        var declaration = new NetworkDeclaration
        {
            HintName = HintNames.Of(type),
            Namespace = ClassReader.NamespaceOf(type),
            Containers = ClassReader.ContainersOf(type),
            ClassName = ClassReader.NameOf(type),
            Accessibility = ClassReader.AccessibilityOf(type),
            Network = AttributeReader.Read(network),
            Layers = layers.Select(AttributeReader.Read).ToEquatableArray(),
            LayersElsewhere = Enumerable.Range(here.Count, elsewhere.Count).ToEquatableArray(),
            Class = ClassReader.FactsOf(type),
            Target = TargetReader.Read(compilation, node.SyntaxTree),
            HasCompilerErrors = attributes.Any(IsBroken),
        };
        var locations = new LocationTable(
            declaration.HintName,
            LocationReader.OfClass(node),
            LocationReader.OfAttribute(network, cancellation),
            layers.Select(layer => LocationReader.OfAttribute(layer, cancellation)).ToEquatableArray());
        return new(declaration, locations);
    }

    private static bool IsNetwork(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == NetworkGenerator.AttributeName;

    private static bool IsBroken(AttributeData attribute) =>
        attribute.AttributeClass is null or { TypeKind: TypeKind.Error }
        || ((IsNetwork(attribute) || AttributeReader.IsLayer(attribute)) && AttributeReader.IsBroken(attribute));

    private static (List<AttributeData> Here, List<AttributeData> Elsewhere) Layers(IEnumerable<AttributeData> attributes, SyntaxNode node)
    {
        var layers = attributes.Where(AttributeReader.IsLayer).ToLookup(layer => StandsOn(layer, node));
        return ([.. layers[true].OrderBy(layer => layer.ApplicationSyntaxReference!.Span.Start)], [.. layers[false]]);
    }

    private static bool StandsOn(AttributeData attribute, SyntaxNode node) =>
        attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span);
}
