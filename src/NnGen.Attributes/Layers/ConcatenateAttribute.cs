namespace NnGen;

/// <summary>Joins the layer above and the named layers, in this order, along the last axis. The other axes agree.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatenateAttribute : LayerAttribute
{
    /// <summary>Declares a concatenation with earlier layers.</summary>
    /// <param name="layers">The names of one or more earlier layers, or <c>"input"</c>.</param>
    public ConcatenateAttribute(params string[] layers) => Layers = layers;

    /// <summary>The names of the other operands.</summary>
    public string[] Layers { get; }
}
