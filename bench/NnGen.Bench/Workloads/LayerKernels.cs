namespace NnGen.Bench.Workloads;

/// <summary>The three kernels of training a network of one layer without bias. A convolution's samples are images that are padded already.</summary>
internal sealed class LayerKernels
{
    private LayerKernels(Type network, string outputs, string weightGradients, string inputGradients)
    {
        var kernels = new EmittedKernels(network);
        Outputs = kernels.Bind<Product>(outputs);
        WeightGradients = kernels.Bind<WeightGradient>(weightGradients);
        InputGradients = kernels.Bind<Product>(inputGradients);
    }

    /// <summary>A product of samples with a matrix: samples and result are contiguous.</summary>
    public delegate void Product(ref float weights, ref float samples, ref float result, int count);

    /// <summary>A sum of outer products over the samples, that overwrites or continues <paramref name="dw"/>.</summary>
    public delegate void WeightGradient(ref float dy, ref float x, ref float dw, int count, bool accumulate, int part, int parts);

    /// <summary>Y = XW, or X ∗ W.</summary>
    public Product Outputs { get; }

    /// <summary>dW = XᵀdY, or X's windows times dY.</summary>
    public WeightGradient WeightGradients { get; }

    /// <summary>dX = dY·Wᵀ from Wᵀ, or dY ∗ W from W turned by half a turn.</summary>
    public Product InputGradients { get; }

    public static LayerKernels OfDense(Type network, int inputs, int outputs) =>
        new(network, $"Product{inputs}To{outputs}", $"WeightGradient{inputs}To{outputs}", $"InputGradient{outputs}To{inputs}");

    /// <summary>The same of a convolution whose kernel has <paramref name="window"/> places.</summary>
    public static LayerKernels OfConvolution(Type network, int window, int inputs, int outputs) => new(
        network, $"Convolution{window * inputs}To{outputs}", $"KernelGradient{window * inputs}To{outputs}", $"InputConvolution{window * outputs}To{inputs}");
}
