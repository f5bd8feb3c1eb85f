using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>The kernels of a file: equal ones are one method, different ones have different names.</summary>
/// <param name="chunk">The samples that training and predictions take through all layers at a time.</param>
internal sealed class KernelPool(int chunk)
{
    private readonly Dictionary<Kernel, string> _names = [];
    private readonly List<(string Name, Kernel Kernel)> _kernels = [];

    /// <summary>The kernels in order of their first use.</summary>
    public IReadOnlyList<(string Name, Kernel Kernel)> Kernels => _kernels;

    /// <summary>The method of a kernel that is called with so many rows a sample.</summary>
    public string NameOf(Kernel kernel, int rowsPerSample)
    {
        if (kernel is (ProductKernel { Rows.IsRuntime: true } or ProductKernel { Terms.IsRuntime: true }) && chunk * rowsPerSample < Tiling.MostRows)
        {
            kernel = (ProductKernel)kernel with { ChunkRows = chunk * rowsPerSample };
        }

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
