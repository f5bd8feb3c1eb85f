using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>Random networks as the generator read and wrote them, not compiled: what several tests look at, and generated once.</summary>
internal static class RandomDeclarations
{
    public const int Count = 500;

    private static readonly Lazy<NetworkCompilation> Lazily =
        new(() => new(DeclaredNetworkSource.File(Enumerable.Range(0, Count).Select(DeclarationGenerator.Draw))));

    public static NetworkCompilation Generated => Lazily.Value;
}
