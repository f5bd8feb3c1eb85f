using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>
/// Several declared networks, compiled as one assembly, since a compilation for each would take most of the time. Any thread may get them.
/// </summary>
internal sealed class EmittedNetworks : IDisposable
{
    private readonly NetworkCompilation _compilation;
    private readonly Dictionary<VectorWidth, LoadedNetworks> _loaded = [];
    private readonly Dictionary<string, NetworkModel> _models;
    private readonly EmittedNetworks? _others;

    /// <param name="sources">The networks to compile.</param>
    /// <param name="others">Networks compiled elsewhere, which stay theirs who made them.</param>
    public EmittedNetworks(IEnumerable<DeclaredNetworkSource> sources, EmittedNetworks? others = null)
    {
        _others = others;
        _compilation = new(DeclaredNetworkSource.File(sources));
        _models = _compilation.Declarations.ToDictionary(
            declaration => $"{declaration.Namespace}.{declaration.ClassName}",
            declaration => NetworkBuilder.Build(declaration, RepeatExpansion.Expand(declaration)));
    }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Generated => _compilation.Generated;

    /// <summary>A network of the assembly with all kernels, or of the one with those of a width alone.</summary>
    public EmittedNetwork Get(DeclaredNetworkSource source, VectorWidth width = VectorWidth.Machine)
    {
        if (!_models.TryGetValue(source.FullName, out var model))
        {
            return (_others ?? throw new ArgumentException($"There is no {source.FullName}.", nameof(source))).Get(source, width);
        }

        return new(NetworkUnderTest.Of(Load(width), source.FullName), model);
    }

    private LoadedNetworks Load(VectorWidth width)
    {
        lock (_loaded)
        {
            if (!_loaded.TryGetValue(width, out var loaded))
            {
                _loaded[width] = loaded = _compilation.Load(width, trim: width != VectorWidth.Machine);
            }

            return loaded;
        }
    }

    public void Dispose()
    {
        foreach (var loaded in _loaded.Values)
        {
            loaded.Dispose();
        }
    }
}
