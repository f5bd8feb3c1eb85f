using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using Xunit.Abstractions;

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
    public void Emitted_code_agrees_with_the_interpreter(int group)
    {
        var sources = Enumerable.Range(group * Together, Together).Select(DeclarationGenerator.Draw).ToArray();
        using var networks = new EmittedNetworks(sources);
        var (comparisons, telling) = (new NetworkComparisons(), 0);
        foreach (var (source, i) in sources.Select((source, i) => (source, i)))
        {
            var width = Widths[group % Widths.Length];
            var network = networks.Get(source, width);
            var data = new NetworkData(network.Model, count: Math.Max(network.Model.LeastBatch, 1 + (i % 9)), seed: i);
            telling += IsTelling(comparisons.Run(network, data, source, width)) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"{comparisons.Require(Together)}; {telling} networks are telling"));
        Assert.InRange(telling, (int)(0.85 * Together), Together);
    }

    /// <summary>
    /// Whether a network's comparison proves something: a layer multiplied by itself twice, or a dead ReLU in the middle, leaves all that
    /// follows without digits or without gradients, and a draw of fifty holds a few of those; so does a recurrence of ReLUs that grows from step to step.
    /// </summary>
    private static bool IsTelling(NetworkExpectation expectation) =>
        expectation.Loose <= expectation.Compared / 20 && expectation.ZeroGradients <= expectation.Gradients / 4;
}
