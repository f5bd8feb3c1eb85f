using System.Reflection;
using System.Runtime.Loader;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>An assembly of generated networks, loaded until it is disposed of.</summary>
internal sealed class LoadedNetworks : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Networks", isCollectible: true);

    public LoadedNetworks(Stream image) => Assembly = _context.LoadFromStream(image);

    public Assembly Assembly { get; }

    public void Dispose() => _context.Unload();
}
