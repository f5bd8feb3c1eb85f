using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>
/// Writes every <c>Repeat</c> out, names every layer and resolves every reference. What is left is a list in which each layer reads
/// layers above it.
/// </summary>
/// <remarks>
/// A layer without a name has its kind and ordinal among the layers of that kind, counted over the written-out list: <c>dense3</c>.
/// A layer named <c>x</c> in a block becomes <c>x1</c>, <c>x2</c>, …, in a block within a block <c>x1_1</c>, <c>x1_2</c>, …
/// In a block, a name means first the same repetition's layer, then (a block's name) what comes into the repetition, then a resolved
/// name; after a block, <c>x</c> is the last repetition's.
/// </remarks>
internal sealed class RepeatExpansion
{
    /// <summary>The most layers a network may have once its blocks are written out.</summary>
    public const int MaxLayers = 4096;

    private readonly NetworkDeclaration _declaration;
    private readonly ReferenceTable _references;
    private readonly List<ExpandedLayer> _layers = [];
    private readonly Dictionary<string, int> _ordinals = [];

    private RepeatExpansion(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        _declaration = declaration;
        _references = new(declaration, diagnostics);
    }

    /// <summary>The written-out layers; where the declaration is wrong, a list that comes close.</summary>
    public static EquatableArray<ExpandedLayer> Expand(NetworkDeclaration declaration) => Expand(declaration, new());

    /// <summary>The same, and what is wrong with blocks and references.</summary>
    public static EquatableArray<ExpandedLayer> Expand(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        var network = LayerBlock.Parse(declaration.Layers, diagnostics);
        long size = SizeOf(network, declaration.Layers);
        if (size > MaxLayers)
        {
            string most = Words.Count(MaxLayers, "layer");
            diagnostics.Add(Descriptors.TooLarge, DiagnosticInfo.OnClass, null, declaration.ClassName, Words.Count(size, "layer"), most);
            return default;
        }

        var expansion = new RepeatExpansion(declaration, diagnostics);
        expansion.Write(network, new NameScope(null, null, LayerNames.Input, ""), LayerNames.Input);
        expansion._references.ReportUnresolved(expansion._layers);
        return expansion._layers.ToEquatableArray();
    }

    private static long SizeOf(LayerBlock block, EquatableArray<LayerDeclaration> layers)
    {
        long size = 0;
        foreach (var entry in block.Entries)
        {
            size += entry is LayerBlock inner ? SizeOf(inner, layers) * CountOf(layers[inner.DeclaredIndex]) : 1;
            size = Math.Min(size, int.MaxValue);
        }

        return size;
    }

    private static int CountOf(LayerDeclaration repeat) => Math.Max(1, repeat.Int("count", 1));

    private string Write(LayerBlock block, NameScope scope, string above)
    {
        foreach (var entry in block.Entries)
        {
            above = entry is LayerBlock inner ? Repeat(inner, scope, above) : Write(entry.DeclaredIndex, scope, above);
        }

        return above;
    }

    private string Repeat(LayerBlock block, NameScope scope, string above)
    {
        var repeat = _declaration.Layers[block.DeclaredIndex];
        above = _references.Resolve(block.DeclaredIndex, "From", scope) ?? above;
        if (block.Entries.Count == 0)
        {
            return above;
        }

        NameScope repetition = scope;
        for (int i = 1; i <= CountOf(repeat); i++)
        {
            repetition = new(scope, _references.BlockNameOf(block.DeclaredIndex), above, scope.SuffixOf(i));
            above = Write(block, repetition, above);
        }

        scope.TakeOver(repetition);
        return above;
    }

    private string Write(int index, NameScope scope, string above)
    {
        var layer = _declaration.Layers[index];
        string[] inputs = layer.Kind == LayerNames.NamedInput ? [LayerNames.Input] : [.. InputsOf(index, scope, above)];
        string ordinal = Words.Number(_ordinals[layer.Kind] = _ordinals.TryGetValue(layer.Kind, out int count) ? count + 1 : 1);
        string name = layer.GivenName is { } given ? scope.Define(given) : LayerNames.PrefixOf(layer.Kind) + ordinal;
        string accessor = layer.GivenName is null ? layer.Kind + ordinal : LayerNames.AccessorOf(name);
        _references.Define(name);
        _layers.Add(new(layer, index, name, accessor, inputs.ToEquatableArray()));
        return layer.Kind == LayerNames.NamedOutput ? above : name;
    }

    /// <summary>What a layer reads: the layer above or the one it names, then the others it names.</summary>
    private IEnumerable<string> InputsOf(int index, NameScope scope, string above)
    {
        string first = _declaration.Layers[index].Kind == LayerNames.NamedOutput ? "layer" : "From";
        string? seen = _references.Resolve(index, LayerNames.KeyValueFrom, scope);
        return [_references.Resolve(index, first, scope) ?? above, .. _references.ResolveAll(index, LayerNames.Layers, scope), .. seen is null ? Array.Empty<string>() : [seen]];
    }
}
