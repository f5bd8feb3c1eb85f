namespace NnGen.Bench.Workloads;

/// <summary>The kernels of a network of one convolution without bias.</summary>
internal sealed class ConvolutionKernels
{
    public ConvolutionKernels(Type network, int window, int inputs, int outputs)
    {
        var kernels = new EmittedKernels(network);
        Outputs = kernels.Bind<Convolution>($"Convolution{window * inputs}To{outputs}");
        KernelGradients = kernels.Bind<KernelGradient>($"KernelGradient{window * inputs}To{outputs}");
        InputGradients = kernels.Bind<Convolution>($"InputConvolution{window * outputs}To{inputs}");
    }

    /// <summary>A convolution of padded images.</summary>
    public delegate void Convolution(ref float weights, ref float padded, ref float result, int samples);

    /// <summary>The gradients of the weights, which overwrite or continue <paramref name="dw"/>.</summary>
    public delegate void KernelGradient(ref float dy, ref float padded, ref float dw, int samples, bool accumulate, int part, int parts);

    /// <summary>Y = X ∗ W.</summary>
    public Convolution Outputs { get; }

    /// <summary>dW: X's windows times dY.</summary>
    public KernelGradient KernelGradients { get; }

    /// <summary>dX = dY ∗ W, turned by half a turn.</summary>
    public Convolution InputGradients { get; }
}
