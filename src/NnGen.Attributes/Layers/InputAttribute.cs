namespace NnGen;

/// <summary>
/// A named part of the input. An input row is its inputs one after the other, in declared order; the layer below reads this one, others read it by
/// <c>From</c>. Networks with inputs give no shape to <see cref="NeuralNetworkAttribute"/>. The class has each part's place: <c>Inputs.Image</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Declares an input.</summary>
    /// <param name="name">Its name, which <c>From</c>, <c>Concatenate</c> and their kin refer to.</param>
    /// <param name="shape">The axes of one sample of it, each at least 1.</param>
    public InputAttribute(string name, params int[] shape)
    {
        InputName = name;
        Shape = shape;
    }

    /// <summary>Its name.</summary>
    public string InputName { get; }

    /// <summary>The axes of one sample of it.</summary>
    public int[] Shape { get; }
}
