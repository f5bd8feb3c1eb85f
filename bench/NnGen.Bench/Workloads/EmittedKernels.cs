using System.Reflection;

namespace NnGen.Bench.Workloads;

/// <summary>The kernels that the generator emitted for a network. Delegates, bound once, call them as the network's own functions do.</summary>
internal sealed class EmittedKernels
{
    private readonly Type _kernels;
    private readonly string _network;

    public EmittedKernels(Type network)
    {
        _network = network.Name;
        _kernels = network.Assembly.GetType($"NnGen.Generated.Of_{network.FullName!.Replace('.', '_')}.Kernels", throwOnError: true)!;
    }

    /// <summary>The kernel of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it has other parameters.</exception>
    public T Bind<T>(string name)
        where T : Delegate
    {
        var method = _kernels.GetMethod(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException(
                $"{_network} has no kernel {name}, only {string.Join(", ", _kernels.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(other => other.Name))}.");
        return Delegate.CreateDelegate(typeof(T), method, throwOnBindFailure: false) as T
            ?? throw new InvalidOperationException($"{_network}'s kernel is now {method}, and {typeof(T).Name} must become the same.");
    }
}
