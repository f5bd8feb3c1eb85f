using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Generator;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>The graph of a network declared in C#, not emitted.</summary>
internal static class DeclaredModel
{
    public static NetworkModel Of(string network, params string[] layers)
    {
        var compilation = new NetworkCompilation(DeclaredNetworkSource.File([DeclaredNetworkSource.Of("Formula", Loss.None, network, layers)]));
        Assert.Empty(compilation.Diagnostics);
        var declaration = Assert.Single(compilation.Declarations);
        return NetworkBuilder.Build(declaration, RepeatExpansion.Expand(declaration));
    }
}
