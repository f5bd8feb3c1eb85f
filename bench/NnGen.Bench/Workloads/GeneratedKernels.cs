namespace NnGen.Bench.Workloads;

/// <summary>The kernels of a network of one dense layer without bias.</summary>
internal sealed class GeneratedKernels
{
    public GeneratedKernels(Type network, int inputs, int outputs)
    {
        var kernels = new EmittedKernels(network);
        Outputs = kernels.Bind<Product>($"Product{inputs}To{outputs}");
        WeightGradients = kernels.Bind<WeightGradient>($"WeightGradient{inputs}To{outputs}");
        InputGradients = kernels.Bind<Product>($"InputGradient{outputs}To{inputs}");
    }

    /// <summary>A product of rows with a matrix: rows and result are contiguous.</summary>
    public delegate void Product(ref float matrix, ref float rows, ref float result, int count);

    /// <summary>A sum of outer products of rows, that overwrites or continues <paramref name="dw"/>.</summary>
    public delegate void WeightGradient(ref float dy, ref float x, ref float dw, int count, bool accumulate, int part, int parts);

    /// <summary>Y = XW.</summary>
    public Product Outputs { get; }

    /// <summary>dW = XᵀdY.</summary>
    public WeightGradient WeightGradients { get; }

    /// <summary>dX = dY·Wᵀ, from Wᵀ.</summary>
    public Product InputGradients { get; }
}
