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
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Emitted_code_agrees_with_the_interpreter(int group)
    {
        var sources = Enumerable.Range(group * Together, Together).Select(DeclarationGenerator.Draw).ToArray();
        using var networks = new EmittedNetworks(sources);
        var (compared, loose, gradients, zero) = (0, 0, 0, 0);
        var failures = new List<string>();
        foreach (var (source, i) in sources.Select((source, i) => (source, i)))
        {
            var network = networks.Get(source, Widths[group % Widths.Length]);
            var data = new NetworkData(network.Model, count: 1 + (i % 9), seed: i);
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
            gradients += expectation.Gradients;
            zero += expectation.ZeroGradients;
        }

        Assert.True(failures.Count == 0, $"{failures.Count} networks fail:\n{string.Join('\n', failures.Take(5))}");
        output.WriteLine(FormattableString.Invariant($"{compared} values compared, {loose} loosely; {gradients} gradients, {zero} of them zero"));
        Assert.InRange(compared, 1000 * Together, int.MaxValue);

        // A network that multiplies large values with each other loses digits in any arithmetic of floats; they are few.
        Assert.InRange(loose, 0, compared / 12);
        Assert.InRange(gradients, 3 * Together, int.MaxValue);
        Assert.InRange(zero, 0, gradients / 20);
    }
}
