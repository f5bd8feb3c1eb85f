using NnGen.Generator.Declaration;

namespace NnGen.Generator.Advice;

/// <summary>A network's layers with who reads whom: what the rules look at.</summary>
internal sealed class LayerGraph
{
    /// <summary>The argument that holds a layer's activation.</summary>
    public const string ActivationArgument = "activation";

    private readonly Dictionary<string, ExpandedLayer> _byName = [];
    private readonly ILookup<string, ExpandedLayer> _readers;

    public LayerGraph(NetworkDeclaration declaration)
    {
        Declaration = declaration;
        Layers = RepeatExpansion.Expand(declaration);
        foreach (var layer in Layers)
        {
            _byName[layer.Name] = layer;
        }

        _readers = Layers.SelectMany(layer => layer.Inputs.Distinct().Select(input => (Input: input, Layer: layer)))
            .ToLookup(pair => pair.Input, pair => pair.Layer);
    }

    public NetworkDeclaration Declaration { get; }

    /// <summary>The layers with every block written out, each below those it reads.</summary>
    public EquatableArray<ExpandedLayer> Layers { get; }

    /// <summary>The layer whose values are the network's.</summary>
    public ExpandedLayer Output => Layers[Layers.Count - 1];

    public static bool IsDense(ExpandedLayer layer) => layer.Layer.Kind == "Dense";

    public static bool IsDropout(ExpandedLayer layer) => layer.Layer.Kind == "Dropout";

    public static bool IsActivation(ExpandedLayer layer) => layer.Layer.Kind == "Activation";

    /// <summary>Whether the layer hands on the values it reads in their order.</summary>
    public static bool IsView(ExpandedLayer layer) => layer.Layer.Kind is "Flatten" or "Reshape";

    /// <summary>The activation the layer itself applies, linear where it has none.</summary>
    public static Activation ActivationOf(ExpandedLayer layer) => layer.Layer.Enum(ActivationArgument, Activation.Linear);

    /// <summary>The layer of a name, or null for the network's input.</summary>
    public ExpandedLayer? Find(string name) => _byName.TryGetValue(name, out var layer) ? layer : null;

    /// <summary>The layers that read a layer's output.</summary>
    public IEnumerable<ExpandedLayer> ReadersOf(ExpandedLayer layer) => _readers[layer.Name];

    /// <summary>The layers that read the output, with those that read it through layers that are looked through.</summary>
    public IEnumerable<ExpandedLayer> ReadersThrough(ExpandedLayer layer, Func<ExpandedLayer, bool> isLookedThrough) =>
        ReadersOf(layer).SelectMany(reader => isLookedThrough(reader) ? ReadersThrough(reader, isLookedThrough) : [reader]);
}
