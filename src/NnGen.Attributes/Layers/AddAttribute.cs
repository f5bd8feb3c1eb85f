namespace NnGen;

/// <summary>Adds the layer above and the named layers element by element: x + y + …. All have one shape.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute : LayerAttribute
{
    /// <summary>Declares an element-wise sum with earlier layers.</summary>
    /// <param name="layers">The names of one or more earlier layers, or <c>"input"</c>.</param>
    public AddAttribute(params string[] layers) => Layers = layers;

    /// <summary>The names of the other operands.</summary>
    public string[] Layers { get; }
}
