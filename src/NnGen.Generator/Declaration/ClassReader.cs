using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration;

/// <summary>Reads what a generated file must repeat of the class and the types around it.</summary>
internal static class ClassReader
{
    /// <summary>A type's name as C# writes it.</summary>
    public static string NameOf(ISymbol symbol) => Escape(symbol.Name);

    /// <summary>The namespace as C# writes it, or null for the global one.</summary>
    public static string? NamespaceOf(INamedTypeSymbol type)
    {
        var names = new List<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            names.Insert(0, Escape(space.Name));
        }

        return names.Count == 0 ? null : string.Join(".", names);
    }

    /// <summary>The class's accessibility as C# writes it.</summary>
    public static string AccessibilityOf(INamedTypeSymbol type) => SyntaxFacts.GetText(type.DeclaredAccessibility);

    /// <summary>The types around a type, the outermost first.</summary>
    public static EquatableArray<ContainingType> ContainersOf(INamedTypeSymbol type)
    {
        var containers = new List<ContainingType>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, new(KeywordOf(outer), NameOf(outer), TypeParametersOf(outer), IsPartial(outer)));
        }

        return containers.ToEquatableArray();
    }

    /// <summary>Whether the class can be generated, and if not, why.</summary>
    public static ClassFacts FactsOf(INamedTypeSymbol type) => new() { IsPartial = IsPartial(type), Obstacle = ObstacleOf(type) };

    private static string? ObstacleOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true } => "a record",
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { Arity: > 0 } => "generic",
        _ when IsFileLocal(type) => "local to its file",
        _ when Declarations(type).Any(declaration => declaration.ParameterList is not null) => "a class with a primary constructor",
        _ => null,
    };

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static bool IsPartial(INamedTypeSymbol type) =>
        Declarations(type).All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string TypeParametersOf(INamedTypeSymbol type) =>
        type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(NameOf))}>";

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? $"@{name}" : name;
}
