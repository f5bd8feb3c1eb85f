using NnGen.Emission.Tests.Declarations;

namespace NnGen.Emission.Tests.Networks;

/// <summary>The networks written out by hand, compiled once for the tests of bits, parts and values, which run at the same time.</summary>
internal static class ChosenNetworks
{
    public static DeclaredNetworkSource[] All { get; } = [.. WindowNetworks.All, .. TokenNetworks.All, .. PartedNetworks.All, .. SumNetworks.All];

    private static readonly Lazy<EmittedNetworks> Lazily = new(() => new(All));

    public static EmittedNetworks Shared => Lazily.Value;
}
