using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using Xunit.Sdk;

namespace NnGen.Emission.Tests.Networks;

/// <summary>Many networks against the interpreter: all are run before one that fails is reported.</summary>
internal sealed class NetworkComparisons
{
    private readonly List<string> _failures = [];
    private int _compared;
    private int _loose;

    /// <summary>Runs a network and compares everything it gives.</summary>
    public NetworkExpectation Run(EmittedNetwork network, NetworkData data, DeclaredNetworkSource source, VectorWidth width)
    {
        var expectation = new NetworkExpectation(network, data);
        try
        {
            expectation.Check(NetworkRun.Of(network, data));
        }
        catch (XunitException exception)
        {
            _failures.Add($"{width}, {data.Count} samples: {exception.Message}\n{source.Source}");
        }

        _compared += expectation.Compared;
        _loose += expectation.Loose;
        return expectation;
    }

    /// <summary>Requires that all agreed, and in so many values as networks like these have at least; returns what was compared in words.</summary>
    public string Require(int networks)
    {
        Assert.True(_failures.Count == 0, $"{_failures.Count} networks fail:\n{string.Join('\n', _failures.Take(5))}");
        Assert.InRange(_compared, 1000 * networks, int.MaxValue);
        return FormattableString.Invariant($"{_compared} values compared, {_loose} of them loosely");
    }
}
