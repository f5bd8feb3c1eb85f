using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration;

/// <summary>
/// Names a network's generated file: <c>Namespace.Outer_1.DigitNet</c>, with the number of type parameters after a generic type.
/// </summary>
/// <remarks>
/// File names must differ in more than case, while C# names need not, and <c>Outer_1</c> may be a type of its own. Where either could
/// happen a hash of the exact name follows.
/// </remarks>
internal static class HintNames
{
    /// <summary>The file's name, without its extension, unique in the compilation.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var parts = new List<string>();
        bool isAmbiguous = false;
        for (ISymbol? level = type; level is INamespaceOrTypeSymbol symbol && !IsGlobal(symbol); level = level.ContainingSymbol)
        {
            parts.Add(NameOf(symbol));
            isAmbiguous |= LooksGeneric(symbol) || HasTwinInOtherCase(symbol);
        }

        parts.Reverse();
        string name = string.Join(".", parts);
        return isAmbiguous ? $"{name}.{Hash(ExactName(type))}" : name;
    }

    private static bool IsGlobal(INamespaceOrTypeSymbol symbol) => symbol is INamespaceSymbol { IsGlobalNamespace: true };

    private static string NameOf(INamespaceOrTypeSymbol symbol) =>
        symbol is INamedTypeSymbol { Arity: > 0 } type ? $"{type.Name}_{type.Arity.ToString(CultureInfo.InvariantCulture)}" : symbol.Name;

    private static bool LooksGeneric(INamespaceOrTypeSymbol symbol) =>
        symbol is INamedTypeSymbol { Arity: 0, Name: var name } && name.LastIndexOf('_') is >= 0 and var at
        && at + 1 < name.Length && name[(at + 1)..].All(character => character is >= '0' and <= '9');

    private static bool HasTwinInOtherCase(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol parent
        && parent.GetMembers().Any(other => other is INamespaceOrTypeSymbol && other.Name != symbol.Name
            && string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));

    private static string ExactName(INamedTypeSymbol type)
    {
        string outer = type.ContainingType is { } container ? $"{ExactName(container)}+" : $"{type.ContainingNamespace.ToDisplayString()}.";
        return outer + type.MetadataName;
    }

    private static string Hash(string text)
    {
        // FNV-1a, 32 bits: string.GetHashCode differs between processes.
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
