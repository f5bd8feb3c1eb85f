namespace NnGen;

/// <summary>
/// Makes a layer an output. An output row is the outputs one after the other, in declared order, and the loss is that of the whole row; of a
/// network with one output it has that layer's shape. Without any, the last layer is the output. The class has each part's place: <c>Outputs.Policy</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : LayerAttribute
{
    /// <summary>Makes a layer an output.</summary>
    /// <param name="layer">The name of a layer above.</param>
    public OutputAttribute(string layer) => Layer = layer;

    /// <summary>The layer's name.</summary>
    public string Layer { get; }
}
