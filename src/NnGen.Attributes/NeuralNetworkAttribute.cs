namespace NnGen;

/// <summary>
/// Declares that this partial class is a neural network: the layer attributes that follow it, in source order, are its layers.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeuralNetworkAttribute : Attribute
{
    /// <summary>Declares a network on inputs of the given shape.</summary>
    /// <param name="inputShape">The axes of one sample, each at least 1: (features), (time, features) or (height, width, channels).</param>
    public NeuralNetworkAttribute(params int[] inputShape) => InputShape = inputShape;

    /// <summary>The axes of one sample.</summary>
    public int[] InputShape { get; }

    /// <summary>What training minimises; <see cref="Loss.None"/> for a network that only predicts.</summary>
    public Loss Loss { get; set; }

    /// <summary>ε of label smoothing, y′ = (1 − ε)·y + ε/classes, in [0, 1); <see cref="Loss.CategoricalCrossEntropy"/> only.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>δ of <see cref="Loss.Huber"/>, greater than 0.</summary>
    public double HuberDelta { get; set; } = 1.0;

    /// <summary>
    /// Whether products with the layers' Jacobians are generated too, which a gradient report needs for singular values. Off by default: they
    /// are about twice as much code as the backward pass, and change no other function.
    /// </summary>
    public bool Jacobians { get; set; }
}
