using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>The random number that a tensor has at an element of a sample.</summary>
internal delegate double RandomSource(RandomTensor random, int sample, int element);

/// <summary>What a graph is evaluated with: the batch size, and a value for each input, parameter and buffer.</summary>
internal sealed class Bindings(int batch, RandomSource? random = null)
{
    private readonly Dictionary<Tensor, double[]> _values = [];

    public int Batch { get; } = batch;

    public RandomSource Random { get; } = random ?? HashedRandom.Value;

    public double[] this[Tensor leaf]
    {
        get => _values.TryGetValue(leaf, out var values) ? values : throw new InvalidOperationException($"No value is bound to {leaf}.");
        set
        {
            var length = Layout.Length(leaf.Shape, Batch);
            Assert.True(value.Length == length, $"{leaf} takes {length} values, not {value.Length}.");
            _values[leaf] = value;
        }
    }

    /// <summary>Binds normally distributed values.</summary>
    public double[] Normal(Tensor leaf, Random random, double mean = 0, double deviation = 1)
    {
        var values = new double[Layout.Length(leaf.Shape, Batch)];
        for (var i = 0; i < values.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = mean + (deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return this[leaf] = values;
    }
}
