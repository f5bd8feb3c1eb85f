using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Random networks, compiled and run, against the interpreter: outputs, losses and every gradient, each with the error it may have.</summary>
public class RandomNetworkTests(ITestOutputHelper output)
{
    private const int Together = 50;

    // 512 bits are slow in software; that they give the same bits is tested on fewer networks.
    private static readonly VectorWidth[] Widths = [VectorWidth.Bits256, VectorWidth.Bits256, VectorWidth.Bits256, VectorWidth.Bits128];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Emitted_code_agrees_with_the_interpreter(int group)
    {
        var sources = Enumerable.Range(group * Together, Together).Select(DeclarationGenerator.Draw).ToArray();
        using var networks = new EmittedNetworks(sources);
        var (compared, loose, telling) = (0, 0, 0);
        var failures = new List<string>();
        foreach (var (source, i) in sources.Select((source, i) => (source, i)))
        {
            var network = networks.Get(source, Widths[group % Widths.Length]);
            var data = new NetworkData(network.Model, count: Math.Max(network.Model.LeastBatch, 1 + (i % 9)), seed: i);
            var expectation = new NetworkExpectation(network, data);
            try
            {
                expectation.Check(NetworkRun.Of(network, data));
            }
            catch (XunitException exception)
            {
                failures.Add($"{exception.Message}\n{source.Source}");
            }

            compared += expectation.Compared;
            loose += expectation.Loose;
            telling += IsTelling(expectation) ? 1 : 0;
        }

        Assert.True(failures.Count == 0, $"{failures.Count} networks fail:\n{string.Join('\n', failures.Take(5))}");
        output.WriteLine(FormattableString.Invariant($"{compared} values compared, {loose} of them loosely; {telling} networks are telling"));
        Assert.InRange(compared, 1000 * Together, int.MaxValue);
        Assert.InRange(telling, (int)(0.9 * Together), Together);
    }

    /// <summary>
    /// Whether a network's comparison proves something: a layer multiplied by itself twice, or a dead ReLU in the middle, leaves all that
    /// follows without digits or without gradients, and a draw of fifty holds a few of those.
    /// </summary>
    private static bool IsTelling(NetworkExpectation expectation) =>
        expectation.Loose <= expectation.Compared / 20 && expectation.ZeroGradients <= expectation.Gradients / 4;
}
