namespace NnGen;

/// <summary>A fully connected layer over the last axis: y = f(x·W + b), W of shape [in, units].</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary>Declares a fully connected layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public DenseAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>The activation f.</summary>
    public Activation Activation { get; }

    /// <summary>The activation's constant: the negative slope of LeakyReLU (0.01) and PReLU (initially 0.25), the scale of ELU (1).</summary>
    public double Alpha { get; set; }

    /// <summary>Whether the bias b is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How W is initialised.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for W.</summary>
    public double KernelValue { get; set; }

    /// <summary>How b is initialised.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for b.</summary>
    public double BiasValue { get; set; }
}
