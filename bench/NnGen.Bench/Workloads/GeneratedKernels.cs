using System.Reflection;

namespace NnGen.Bench.Workloads;

/// <summary>
/// The kernels that the generator emitted for a network of one dense layer without bias. Delegates, bound once, call them as the network's own
/// functions do.
/// </summary>
internal sealed class GeneratedKernels
{
    private readonly Type _kernels;
    private readonly string _network;

    public GeneratedKernels(Type network, int inputs, int outputs)
    {
        _network = network.Name;
        _kernels = network.Assembly.GetType($"NnGen.Generated.Of_{network.FullName!.Replace('.', '_')}.Kernels", throwOnError: true)!;
        Outputs = Bind<Product>($"Product{inputs}To{outputs}");
        WeightGradients = Bind<WeightGradient>($"WeightGradient{inputs}To{outputs}");
        InputGradients = Bind<Product>($"InputGradient{outputs}To{inputs}");
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

    private T Bind<T>(string name)
        where T : Delegate
    {
        var method = _kernels.GetMethod(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException(
                $"{_network} has no kernel {name}, only {string.Join(", ", _kernels.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(other => other.Name))}.");
        return Delegate.CreateDelegate(typeof(T), method, throwOnBindFailure: false) as T
            ?? throw new InvalidOperationException($"{_network}'s kernel is now {method}, and {typeof(T).Name} must become the same.");
    }
}
