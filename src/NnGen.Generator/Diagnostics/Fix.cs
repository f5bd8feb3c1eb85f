using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Diagnostics;

/// <summary>The one edit that mends a diagnostic, for the code fixes: it travels as a property and an additional location.</summary>
/// <param name="Layer">The attribute to edit, as in <see cref="DiagnosticInfo.Layer"/>.</param>
/// <param name="Argument">The argument to edit, or null for the whole attribute.</param>
/// <param name="Text">What takes the argument's place (<c>32</c>, <c>"hidden"</c>), for an enumeration the member; nothing removes the attribute.</param>
internal sealed record Fix(int Layer, string? Argument, string Text)
{
    // NnGen.CodeFixes, which cannot see this class in another assembly, has the same name.
    private const string Property = "NnGen.Fix";

    /// <summary>The diagnostic as the compiler takes it, with the edit if there is one.</summary>
    public static Diagnostic Create(
        DiagnosticDescriptor descriptor, DiagnosticInfo info, LocationTable? locations, Func<SourceSpan, Location> locate)
    {
        Location Find(int layer, string? argument) => locations is null ? Location.None : locate(locations.Find(layer, argument));
        var location = Find(info.Layer, info.Argument);
        object[] arguments = [.. info.MessageArguments.Cast<object>()];
        return info.Fix is { } fix
            ? Diagnostic.Create(
                descriptor, location, [Find(fix.Layer, fix.Argument)], ImmutableDictionary<string, string?>.Empty.Add(Property, fix.Text), arguments)
            : Diagnostic.Create(descriptor, location, arguments);
    }
}
