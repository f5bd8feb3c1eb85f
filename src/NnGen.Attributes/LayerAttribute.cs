namespace NnGen;

/// <summary>The base of every attribute that stands for a layer of a <see cref="NeuralNetworkAttribute">network</see>.</summary>
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name: its accessor (<c>head</c> becomes <c>net.Head</c>), its prefix in files (<c>head.weight</c>) and what
    /// <c>From</c>, <c>Add</c>, <c>Multiply</c> and <c>Concatenate</c> refer to. By default the kind and its ordinal: <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output this one reads, or <c>"input"</c>; by default the layer above.</summary>
    public string? From { get; set; }
}
