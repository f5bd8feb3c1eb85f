namespace NnGen;

/// <summary>Applies an activation to each element of its input (softmax: over the last axis).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivationAttribute : LayerAttribute
{
    /// <summary>Declares an activation layer.</summary>
    /// <param name="activation">The activation.</param>
    public ActivationAttribute(Activation activation) => Activation = activation;

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>The activation's constant: the negative slope of LeakyReLU (0.01) and PReLU (initially 0.25), the scale of ELU (1).</summary>
    public double Alpha { get; set; }
}
