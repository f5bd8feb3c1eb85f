using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Tokens;

/// <summary>Embeddings against PyTorch's in double precision: outputs, gradients, ten steps, files; see Fixtures/embeddings.py.</summary>
public class EmbeddingTests
{
    private const int Samples = 8;

    private static readonly ILookup<string, double[]> File = Fixture.Read("embeddings.csv");

    [Fact]
    public void A_language_model_is_PyTorch_s()
    {
        CheckGradients<LanguageModel>("language");
        CheckSteps<LanguageModel>("language", "sgd", new SGD(0.1f), (trainer, tokens) => trainer.Step(tokens, Integers("language: target")));
        CheckSteps<LanguageModel>("language", "adam", new Adam(0.02f), (trainer, tokens) => trainer.Step(tokens, Integers("language: target")));
    }

    [Fact]
    public void Two_tables_over_the_same_tokens_are_PyTorch_s()
    {
        CheckGradients<TwoTables>("two tables");
        CheckSteps<TwoTables>("two tables", "sgd", new SGD(0.1f), (trainer, tokens) => trainer.Step(tokens, Floats("two tables: target")));
        CheckSteps<TwoTables>("two tables", "adam", new Adam(0.02f), (trainer, tokens) => trainer.Step(tokens, Floats("two tables: target")));
    }

    [Fact]
    public void A_file_has_PyTorch_s_names_and_shapes()
    {
        var net = new LanguageModel(seed: 5);
        net.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", "embeddings.safetensors"));
        var outputs = new float[Samples * LanguageModel.OutputSize];
        net.Predict(Integers("language: tokens"), outputs);
        AssertClose("outputs", File["language: outputs"].Single(), outputs);
        Assert.Equal([10, 5], net.Embedding1.Weight.Shape.ToArray());
    }

    [Fact]
    public void A_saved_file_passes_its_self_test()
    {
        var (net, copy) = (new LanguageModel(seed: 3), new LanguageModel(seed: 4));
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            net.Save(path);
            copy.Load(path);
            Assert.Equal(net.Parameters.ToArray(), copy.Parameters.ToArray());
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public void A_table_is_drawn_from_the_normal_distribution()
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (ulong seed = 0; seed < 20; seed++)
        {
            var table = new Successor(seed).Embedding1.Weight;
            for (var row = 0; row < 64; row++)
            {
                for (var column = 0; column < 20; column++)
                {
                    var value = table[row, column] / 0.25;
                    (sum, squares, count) = (sum + value, squares + (value * value), count + 1);
                }
            }
        }

        Assert.InRange(sum / count, -0.03, 0.03);
        Assert.InRange(squares / count, 0.97, 1.03);
    }

    private static void CheckGradients<TNet>(string name)
        where TNet : class, ITokenNetwork<TNet>
    {
        var (net, tokens, seeds) = (Start<TNet>(name), Integers($"{name}: tokens"), Floats($"{name}: seeds"));
        var (predicted, outputs) = (new float[seeds.Length], new float[seeds.Length]);
        var (workspace, gradients) = (Workspace.For<TNet>(Samples), new float[net.Parameters.Length]);
        TNet.Predict(net.Parameters, net.Buffers, tokens, predicted);
        TNet.Forward(net.Parameters, net.Buffers, tokens, outputs, workspace);
        TNet.Backward(net.Parameters, net.Buffers, seeds, [], workspace, gradients);
        AssertClose("Predict", File[$"{name}: outputs"].Single(), predicted);
        AssertClose("Forward", File[$"{name}: outputs"].Single(), outputs);
        AssertClose("gradients", File[$"{name}: gradients"].Single(), Logical<TNet>(gradients));
    }

    private static void CheckSteps<TNet>(string name, string kind, Optimizer optimizer, Func<Trainer<TNet>, int[], float> step)
        where TNet : class, ITokenNetwork<TNet>
    {
        var (net, expected) = (Start<TNet>(name), File[$"{name}: {kind}"].ToDictionary(row => (int)row[0], row => row[1..]));
        using var trainer = new Trainer<TNet>(net, optimizer);
        Assert.Equal([1, 2, 5, 10], expected.Keys.Order());
        for (var i = 1; i <= 10; i++)
        {
            var loss = step(trainer, Integers($"{name}: tokens"));
            if (i == 1)
            {
                AssertClose($"{name}: loss", File[$"{name}: loss"].Single(), [loss]);
            }

            if (expected.TryGetValue(i, out var row))
            {
                AssertClose($"{name}, {kind}, step {i}", row, Logical<TNet>(net.Parameters));
            }
        }
    }

    private static TNet Start<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        var (net, values) = (TNet.Create(seed: 1), Floats($"{name}: start"));
        Assert.Equal(TNet.ParameterCount, values.Length);
        foreach (var (value, place) in values.Zip(Places<TNet>()))
        {
            net.Parameters[place] = value;
        }

        return net;
    }

    private static float[] Logical<TNet>(ReadOnlySpan<float> block)
        where TNet : class, INetwork<TNet>
    {
        var all = block.ToArray();
        return [.. Places<TNet>().Select(place => all[place])];
    }

    /// <summary>Where the parameters lie, one after the other without pads.</summary>
    private static IEnumerable<int> Places<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info.Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.RowCount * parameter.RowLength)
            .Select(i => parameter.Offset + (i / parameter.RowLength * parameter.RowStride) + (i % parameter.RowLength)));

    private static float[] Floats(string row) => [.. File[row].Single().Select(value => (float)value)];

    private static int[] Integers(string row) => [.. File[row].Single().Select(value => (int)value)];

    private static void AssertClose(string what, double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) < 4e-6 * scale, $"{what}, element {i}: {actual[i]} instead of {expected[i]}.");
        }
    }
}
