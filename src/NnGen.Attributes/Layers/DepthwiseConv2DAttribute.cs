namespace NnGen;

/// <summary>
/// A convolution of each channel of (height, width, channels) by itself, with <see cref="DepthMultiplier"/> m kernels a channel:
/// y[i, j, m·c + k] = f(Σ x[S·i + D·u, S·j + D·v, c]·W[u, v, c, k] + b[m·c + k]) over u and v. W is of shape [kernelHeight, kernelWidth, channels] where m is 1,
/// else [kernelHeight, kernelWidth, channels, m]; PyTorch's Conv2d with as many groups as channels. fan_in is kernelHeight·kernelWidth, fan_out m times that (torch.nn.init's, the
/// kernel's shape being all it sees, is as many times larger as there are channels).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a depthwise convolution with square kernels.</summary>
    /// <param name="kernelSize">The kernels' height and width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public DepthwiseConv2DAttribute(int kernelSize, Activation activation = Activation.Linear)
        : this(kernelSize, kernelSize, activation)
    {
    }

    /// <summary>Declares a depthwise convolution.</summary>
    /// <param name="kernelHeight">The kernels' height, at least 1.</param>
    /// <param name="kernelWidth">The kernels' width, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(activation)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The kernels' height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernels' width.</summary>
    public int KernelWidth { get; }

    /// <summary>The output channels made of each input channel, at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;
}
