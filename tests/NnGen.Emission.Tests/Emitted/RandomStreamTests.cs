using System.Runtime.InteropServices;
using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Random networks of recurrences, causal convolutions and attention, over numbers and tokens: a sequence step by step has the bits of the whole.</summary>
public class RandomStreamTests
{
    private const int Together = 16;

    // The pinned compiler's host has no implicit usings.
    private const string Usings = "using System;\nusing NnGen;\n\nnamespace Declared;\n\n";

    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 128)]
    public void Steps_have_the_bits_of_the_whole(int group, int bits)
    {
        var drawn = Enumerable.Range(group * Together, Together).Select(StreamedNetwork.Draw).ToArray();
        var compilation = new NetworkCompilation(Usings + string.Join("\n\n", drawn.Select(network => network.Source)));
        using var networks = compilation.Load(bits == 256 ? VectorWidth.Bits256 : VectorWidth.Bits128, trim: true);
        foreach (var network in drawn)
        {
            var random = new Random(3);
            Func<int, float[]> numbers = length => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            int[] tokens = [.. Enumerable.Range(0, 32).Select(_ => random.Next(StreamedNetwork.Vocabulary))];
            var run = networks.Assembly.GetType($"Declared.{network.ClassName}Runs")!.GetMethod("Run")!;
            var results = (float[][])run.Invoke(null, [numbers, tokens])!;
            Assert.True(Bits(results[0]).SequenceEqual(Bits(results[1])), network.Source);
            Assert.All(results[0], value => Assert.True(float.IsFinite(value)));
        }

        Assert.Contains(drawn, network => network.ReadsTokens);
        Assert.Contains(drawn, network => !network.ReadsTokens);
    }

    private static Span<int> Bits(float[] values) => MemoryMarshal.Cast<float, int>(values.AsSpan());
}
