namespace NnGen;

/// <summary>What the convolutions have in common: a kernel of weights that goes over the axes before the last, the channels.</summary>
public abstract class ConvolutionAttribute : LayerAttribute
{
    private protected ConvolutionAttribute(Activation activation) => Activation = activation;

    /// <summary>The activation f.</summary>
    public Activation Activation { get; }

    /// <summary>The activation's constant: the negative slope of LeakyReLU (0.01) and PReLU (initially 0.25), the scale of ELU (1).</summary>
    public double Alpha { get; set; }

    /// <summary>The step S from one position of the kernel to the next in every direction, at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>How far the kernel goes beyond the edges.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// The zeros around the input, each at least 0: top, left, bottom and right, or before and after where there is one axis. Not beside <see cref="Padding.Same"/>.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>The distance D between neighbouring elements of the kernel, at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Whether a bias for each output channel is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel is initialised.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for the kernel.</summary>
    public double KernelValue { get; set; }

    /// <summary>How the bias is initialised.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for the bias.</summary>
    public double BiasValue { get; set; }
}
