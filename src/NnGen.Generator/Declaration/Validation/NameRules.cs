using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Every name can be a property and a tensor's prefix, and belongs to one layer.</summary>
internal static class NameRules
{
    public static void Check(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers, DiagnosticList diagnostics)
    {
        CheckWritten(declaration, diagnostics);
        CheckDefaults(declaration, layers, diagnostics);
        CheckUnique(declaration, layers, diagnostics);
        CheckParts(declaration, LayerNames.NamedInput, diagnostics);
        CheckParts(declaration, LayerNames.NamedOutput, diagnostics);
    }

    /// <summary>Whether a name is a letter followed by letters, digits and underscores, and its property no keyword.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && SyntaxFacts.IsValidIdentifier(name)
        && SyntaxFacts.GetKeywordKind(LayerNames.AccessorOf(name)) == SyntaxKind.None;

    /// <summary>Why a layer cannot have this property, or null.</summary>
    public static string? WhyReserved(string accessor, string className) =>
        GeneratedMembers.Names.Contains(accessor) ? $"every network has a member {accessor}"
        : accessor == className.TrimStart('@') ? $"its property {accessor} would have the name of the class"
        : IsInput(accessor) ? "it is the reserved name of the network's input"
        : null;

    private static bool IsInput(string name) => string.Equals(name, LayerNames.Input, StringComparison.OrdinalIgnoreCase);

    private static void CheckWritten(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i].GivenName is not { } name || declaration.Layers[i].Kind == LayerNames.EndRepeat)
            {
                continue;
            }

            if (!IsValid(name))
            {
                diagnostics.Add(Descriptors.InvalidName, i, declaration.Layers[i].NameArgument, name);
            }
            else if ((declaration.Layers[i].Kind != LayerNames.Repeat || IsInput(name))
                && WhyReserved(LayerNames.AccessorOf(name), declaration.ClassName) is { } reason)
            {
                diagnostics.Add(Descriptors.ReservedName, i, declaration.Layers[i].NameArgument, name, reason);
            }
        }
    }

    private static void CheckDefaults(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers, DiagnosticList diagnostics)
    {
        foreach (var layer in layers)
        {
            // A name in a block is looked at again with its number behind it: hidden in a class Hidden1.
            bool isWritten = layer.Layer.GivenName == layer.Name;
            if (!isWritten && WhyReserved(layer.Accessor, declaration.ClassName) is { } reason)
            {
                diagnostics.Add(Descriptors.ReservedName, layer.DeclaredIndex, layer.Layer.NameArgument, layer.Name, reason);
            }
        }
    }

    private static void CheckUnique(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers, DiagnosticList diagnostics)
    {
        var owners = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var reported = new HashSet<int>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i] is { Kind: not LayerNames.EndRepeat } layer && layer.GivenName is { Length: > 0 } name)
            {
                Claim(LayerNames.AccessorOf(name), name, i);
            }
        }

        foreach (var layer in layers)
        {
            Claim(layer.Accessor, layer.Name, layer.DeclaredIndex);
        }

        void Claim(string accessor, string name, int index)
        {
            if (!owners.TryGetValue(accessor, out int owner))
            {
                owners[accessor] = index;
            }
            else if (owner != index && reported.Add(index))
            {
                Report(declaration, name, index, owner, diagnostics);
            }
        }
    }

    /// <summary>A part of a row has two constants beside its range, whose names another part cannot have.</summary>
    private static void CheckParts(NetworkDeclaration declaration, string kind, DiagnosticList diagnostics)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in declaration.Layers.Where(layer => layer.Kind == kind).Select(NameOfPart).OfType<string>())
        {
            constants[LayerNames.AccessorOf(part) + "Size"] = part;
            constants[LayerNames.AccessorOf(part) + "Offset"] = part;
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            var layer = declaration.Layers[i];
            if (layer.Kind == kind && NameOfPart(layer) is { } name && LayerNames.AccessorOf(name) is var accessor && constants.TryGetValue(accessor, out string? other))
            {
                diagnostics.Add(
                    Descriptors.ReservedName, i, layer.GivenName is null ? "layer" : layer.NameArgument, name, $"the {kind} '{other}' has a constant {accessor}");
            }
        }
    }

    private static string? NameOfPart(LayerDeclaration part) => part.GivenName ?? part.String("layer");

    private static void Report(NetworkDeclaration declaration, string name, int index, int owner, DiagnosticList diagnostics)
    {
        var (place, other) = declaration.Layers[index].GivenName is null ? (owner, index) : (index, owner);
        var layer = declaration.Layers[other];
        string described = layer.GivenName is { } written ? $"the {layer.Kind} '{written}'" : $"a {layer.Kind} without a Name";
        diagnostics.Add(Descriptors.DuplicateName, place, declaration.Layers[place].NameArgument, name, described);
    }
}
