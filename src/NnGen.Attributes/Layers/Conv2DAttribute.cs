namespace NnGen;

/// <summary>
/// A convolution over (height, width, channels): y[i, j, o] = f(Σ x[S·i + D·u, S·j + D·v, c]·W[u, v, c, o] + b[o]) over u, v and c, a cross-correlation as in
/// PyTorch. W is of shape [kernelHeight, kernelWidth, channels / Groups, filters]; along an axis there are ⌊(size − (kernel − 1)·D − 1 + pads) / S⌋ + 1
/// positions. fan_in is kernelHeight·kernelWidth·channels / Groups, fan_out kernelHeight·kernelWidth·filters / Groups, the outputs that one input goes into; torch.nn.init, which
/// sees the kernel's shape alone, does not divide fan_out.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">The kernel's height and width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public Conv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation)
    {
    }

    /// <summary>Declares a convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">The kernel's height, at least 1.</param>
    /// <param name="kernelWidth">The kernel's width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(activation)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The kernel's height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernel's width.</summary>
    public int KernelWidth { get; }

    /// <summary>The groups that channels and filters are divided into, in order; a filter sees its own group's channels only. Divides both.</summary>
    public int Groups { get; set; } = 1;
}
