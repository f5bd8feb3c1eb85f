using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Training;

/// <summary>Ten steps with batch normalisation against PyTorch's in double precision; see Fixtures/batchnorm.py.</summary>
public class BatchNormTrajectoryTests
{
    private static readonly ILookup<string, double[]> File = Fixture.Read("batchnorm.csv");

    [Fact]
    public void Dense_layers_follow_PyTorch() =>
        Follows<NormalisedNet>("flat", new() { ["0"] = "dense1", ["1"] = "batchNorm1", ["3"] = "dense2", ["4"] = "batchNorm2", ["6"] = "dense3" });

    [Fact]
    public void Sequences_follow_PyTorch() =>
        Follows<NormalisedSequenceNet>("sequence", new() { ["0"] = "batchNorm1", ["1"] = "dense1", ["3"] = "batchNorm2", ["5"] = "dense2" });

    private static void Follows<TNet>(string name, Dictionary<string, string> layers)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(0);
        net.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"batchnorm-{name}-before.safetensors"), Rename);
        var expected = TNet.Create(0);
        expected.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"batchnorm-{name}-after.safetensors"), Rename);
        Assert.NotEqual(expected.Buffers.ToArray(), net.Buffers.ToArray());

        using var trainer = new Trainer<TNet>(net, new SGD(0.05f, 0.9f));
        var (inputs, targets, losses) = (Floats($"{name} inputs"), Floats($"{name} targets"), new List<float>());
        foreach (var batch in Values("batches").Chunk(2))
        {
            var samples = (int)batch[0]..(int)batch[1];
            losses.Add(trainer.Step(Rows(inputs, samples, TNet.InputSize), Rows(targets, samples, TNet.OutputSize)));
        }

        Close(Values($"{name} losses"), losses);
        Close([.. expected.Parameters.ToArray().Select(value => (double)value)], net.Parameters.ToArray());
        Close([.. expected.Buffers.ToArray().Select(value => (double)value)], net.Buffers.ToArray());
        var outputs = new float[targets.Length];
        TNet.Predict(net.Parameters, net.Buffers, inputs, outputs);
        Close(Values($"{name} predictions"), outputs);

        string Rename(string tensor) => layers[tensor[..1]] + tensor[1..];
    }

    private static ReadOnlySpan<float> Rows(float[] values, Range samples, int size) =>
        values.AsSpan((samples.Start.Value * size)..(samples.End.Value * size));

    private static double[] Values(string name) => File[name].Single();

    private static float[] Floats(string name) => [.. Values(name).Select(value => (float)value)];

    private static void Close(double[] expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-4 * Math.Max(1, Math.Abs(expected[i])), FormattableString.Invariant($"{i}: {actual[i]:R}, not {expected[i]:R}."));
        }
    }
}
