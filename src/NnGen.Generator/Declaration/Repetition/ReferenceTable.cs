using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Resolves references while layers are written out from top to bottom, and afterwards says what is wrong with the others.</summary>
internal sealed class ReferenceTable
{
    private readonly NetworkDeclaration _declaration;
    private readonly DiagnosticList _diagnostics;
    private readonly Dictionary<int, string> _blockNames = [];
    private readonly HashSet<string> _known = [LayerNames.Input];
    private readonly List<Unresolved> _unresolved = [];

    public ReferenceTable(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        _declaration = declaration;
        _diagnostics = diagnostics;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i].Kind == LayerNames.Repeat)
            {
                string ordinal = Words.Number(_blockNames.Count + 1);
                _blockNames[i] = declaration.Layers[i].GivenName ?? LayerNames.PrefixOf(LayerNames.Repeat) + ordinal;
            }
        }
    }

    /// <summary>The name of the block a <c>Repeat</c> opens: its own, or <c>repeat</c> and its ordinal in the declaration.</summary>
    public string BlockNameOf(int index) => _blockNames[index];

    /// <summary>Makes a resolved name known to the layers below.</summary>
    public void Define(string name) => _known.Add(name);

    /// <summary>What a layer's reference means, or null where it has none, or none that is known.</summary>
    public string? Resolve(int index, string argument, NameScope scope) =>
        _declaration.Layers[index].String(argument) is { } name ? Resolve(index, argument, name, scope) : null;

    /// <summary>What those references of a layer's list mean that are known.</summary>
    public IEnumerable<string> ResolveAll(int index, string argument, NameScope scope)
    {
        var names = _declaration.Layers[index].Strings(argument);
        for (int i = 0; i < names.Count; i++)
        {
            if (Resolve(index, $"{argument}[{Words.Number(i)}]", names[i], scope) is { } resolved)
            {
                yield return resolved;
            }
        }
    }

    /// <summary>Reports the references without a meaning, now that every name is known.</summary>
    public void ReportUnresolved(IReadOnlyList<ExpandedLayer> layers)
    {
        var written = _declaration.Layers.Select(layer => layer.GivenName).OfType<string>();
        var later = new HashSet<string>(_known.Concat(written).Except(_blockNames.Values));
        foreach (var (index, argument, name, suggestion) in _unresolved)
        {
            if (later.Contains(name))
            {
                bool isItself = layers.Any(layer => layer.DeclaredIndex == index && (layer.Name == name || layer.Layer.GivenName == name));
                _diagnostics.Add(Descriptors.LaterReference, index, argument, name, isItself ? "is this layer itself" : "stands further down");
            }
            else
            {
                string hint = _blockNames.ContainsValue(name)
                    ? ", only a block, whose name stands inside it for what comes into each repetition"
                    : suggestion is null ? "" : $"; did you mean '{suggestion}'?";
                string? fix = suggestion is null || _blockNames.ContainsValue(name) ? null : $"\"{suggestion}\"";
                _diagnostics.AddFixable(Descriptors.UnknownReference, index, argument, fix, name, hint);
            }
        }
    }

    private string? Resolve(int index, string argument, string name, NameScope scope)
    {
        string? resolved = scope.Resolve(name) ?? (_known.Contains(name) ? name : null);
        bool isNew = resolved is null && !_unresolved.Exists(other => other.Index == index && other.Argument == argument);
        if (isNew)
        {
            _unresolved.Add(new(index, argument, name, Suggestion.Nearest(name, scope.Names().Concat(_known))));
        }

        return resolved;
    }

    private readonly record struct Unresolved(int Index, string Argument, string Name, string? Suggestion);
}
