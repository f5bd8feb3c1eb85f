using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>The kernels of a file: equal ones are one method, different ones have different names.</summary>
internal sealed class KernelPool
{
    private readonly Dictionary<Kernel, string> _names = [];
    private readonly List<(string Name, Kernel Kernel)> _kernels = [];

    /// <summary>The kernels in order of their first use.</summary>
    public IReadOnlyList<(string Name, Kernel Kernel)> Kernels => _kernels;

    /// <summary>The method of a kernel.</summary>
    public string NameOf(Kernel kernel)
    {
        var computation = kernel.WithoutNames();
        if (_names.TryGetValue(computation, out var known))
        {
            return known;
        }

        var name = kernel.Purpose;
        for (var letter = 'B'; _kernels.Any(other => other.Name == name); letter++)
        {
            name = letter <= 'Z' ? $"{kernel.Purpose}{letter}" : $"{kernel.Purpose}V{Words.Number(_kernels.Count)}";
        }

        _kernels.Add((name, kernel));
        _names[computation] = name;
        return name;
    }
}
