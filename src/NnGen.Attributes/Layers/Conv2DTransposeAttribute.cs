namespace NnGen;

/// <summary>
/// The transpose of a convolution over (height, width, channels), which makes images larger: x[i, j, c]·W[u, v, c, o] is added to the output at
/// [S·i + D·u, S·j + D·v, o], then pads are cut off, b[o] is added and f applied, as in PyTorch. W is of shape [kernelHeight, kernelWidth, channels, filters / Groups];
/// an axis becomes (size − 1)·S + (kernel − 1)·D + 1 − pads + OutputPadding long, with <see cref="Padding.Same"/> size·S. fan_in is kernelHeight·kernelWidth·filters / Groups
/// and fan_out kernelHeight·kernelWidth·channels / Groups, exchanged as in PyTorch and Keras, which do not divide fan_out.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DTransposeAttribute : ConvolutionAttribute
{
    /// <summary>Declares a transposed convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">The kernel's height and width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public Conv2DTransposeAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation)
    {
    }

    /// <summary>Declares a transposed convolution.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">The kernel's height, at least 1.</param>
    /// <param name="kernelWidth">The kernel's width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public Conv2DTransposeAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
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

    /// <summary>The groups that channels and filters are divided into, in order. Divides both.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// Rows and columns that the output has more at the bottom and the right, less than the stride or the dilation: which of the sizes that a convolution with this stride
    /// makes one of is meant. Not beside <see cref="Padding.Same"/>.
    /// </summary>
    public int OutputPadding { get; set; }
}
