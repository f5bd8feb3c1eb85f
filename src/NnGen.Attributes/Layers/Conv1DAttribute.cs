namespace NnGen;

/// <summary>
/// A convolution over (time, features): y[t, o] = f(Σ x[S·t + D·u, c]·W[u, c, o] + b[o]) over u and c, a cross-correlation as in PyTorch. W is of shape
/// [kernelSize, features / Groups, filters]; there are ⌊(time − (kernelSize − 1)·D − 1 + pads) / S⌋ + 1 positions. fan_in is kernelSize·features / Groups,
/// fan_out kernelSize·filters / Groups, the outputs that one input goes into; torch.nn.init, which sees the kernel's shape alone, does not divide fan_out.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a convolution over time.</summary>
    /// <param name="filters">The number of output features, at least 1.</param>
    /// <param name="kernelSize">The kernel's size, at least 1.</param>
    /// <param name="activation">The activation f.</param>
    public Conv1DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : base(activation)
    {
        Filters = filters;
        KernelSize = kernelSize;
    }

    /// <summary>The number of output features.</summary>
    public int Filters { get; }

    /// <summary>The kernel's size.</summary>
    public int KernelSize { get; }

    /// <summary>The groups that features and filters are divided into, in order; a filter sees its own group's features only. Divides both.</summary>
    public int Groups { get; set; } = 1;
}
