using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Where an attribute and its arguments stand.</summary>
/// <param name="Whole">The attribute.</param>
/// <param name="Arguments">Its written arguments by name (<c>units</c>), and the elements of arrays (<c>shape[1]</c>).</param>
internal sealed record AttributeLocation(SourceSpan Whole, EquatableArray<NamedSpan> Arguments)
{
    /// <summary>The argument's place; an element that is not written apart has its array's, an argument left out the attribute's.</summary>
    public SourceSpan Find(string? argument)
    {
        string? array = argument is not null && argument.IndexOf('[') is var bracket and > 0 ? argument[..bracket] : null;
        return Look(argument) ?? Look(array) ?? Whole;
    }

    private SourceSpan? Look(string? name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Span;
            }
        }

        return null;
    }
}

/// <summary>
/// Where a network's class, containers and attributes stand. It travels apart from the declaration and meets it only when diagnostics
/// are reported, so that moving code about recompiles no network.
/// </summary>
/// <param name="HintName">The network's identity, <see cref="NetworkDeclaration.HintName"/>.</param>
/// <param name="Class">The class's identifier, and under their names those of the types around it.</param>
/// <param name="Network">The <c>NeuralNetwork</c> attribute.</param>
/// <param name="Layers">The layers, in the declaration's order.</param>
internal sealed record LocationTable(
    string HintName, AttributeLocation Class, AttributeLocation Network, EquatableArray<AttributeLocation> Layers)
{
    /// <summary>The place a diagnostic is about.</summary>
    public SourceSpan Find(int layer, string? argument) => layer switch
    {
        DiagnosticInfo.OnNetwork => Network.Find(argument),
        >= 0 when layer < Layers.Count => Layers[layer].Find(argument),
        _ => Class.Find(argument),
    };
}
