using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>Several declared networks, compiled as one assembly, since a compilation for each would take most of the time.</summary>
internal sealed class EmittedNetworks : IDisposable
{
    private readonly bool _trim;
    private readonly NetworkCompilation _compilation;
    private readonly Dictionary<VectorWidth, LoadedNetworks> _loaded = [];
    private readonly Dictionary<string, NetworkModel> _models;

    /// <param name="sources">The networks.</param>
    /// <param name="trim">Whether only the kernels of a forced width are compiled.</param>
    public EmittedNetworks(IEnumerable<DeclaredNetworkSource> sources, bool trim = false)
    {
        _trim = trim;
        _compilation = new(DeclaredNetworkSource.File(sources));
        _models = _compilation.Declarations.ToDictionary(
            declaration => $"{declaration.Namespace}.{declaration.ClassName}",
            declaration => NetworkBuilder.Build(declaration, RepeatExpansion.Expand(declaration)));
    }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Generated => _compilation.Generated;

    public EmittedNetwork Get(DeclaredNetworkSource source, VectorWidth width = VectorWidth.Machine)
    {
        if (!_loaded.TryGetValue(width, out var loaded))
        {
            _loaded[width] = loaded = _compilation.Load(width, _trim);
        }

        return new(NetworkUnderTest.Of(loaded, source.FullName), _models[source.FullName]);
    }

    public void Dispose()
    {
        foreach (var loaded in _loaded.Values)
        {
            loaded.Dispose();
        }
    }
}
