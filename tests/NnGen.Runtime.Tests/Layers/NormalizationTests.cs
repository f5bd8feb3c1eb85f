using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Layers;

/// <summary>Normalising layers against PyTorch's in double precision: outputs, gradients, ten steps; see Fixtures/normalizations.py.</summary>
public class NormalizationTests
{
    private const int Samples = 8;

    private static readonly ILookup<string, double[]> File = Fixture.Read("normalizations.csv");

    [Fact]
    public void Layer_normalisation_is_PyTorch_s() => Check<LayerNormNet>("layerNorm");

    [Fact]
    public void Layer_normalisation_of_each_row_is_PyTorch_s() => Check<LayerNormRowsNet>("layerNorm, rows");

    [Fact]
    public void Layer_normalisation_without_scale_and_shift_is_PyTorch_s() => Check<LayerNormPlainNet>("layerNorm, not affine");

    [Fact]
    public void Root_mean_square_normalisation_is_PyTorch_s() => Check<RMSNormNet>("rmsNorm");

    [Fact]
    public void Group_normalisation_of_rows_is_PyTorch_s() => Check<GroupNormNet>("groupNorm");

    [Fact]
    public void Group_normalisation_of_images_is_PyTorch_s() => Check<GroupNormImageNet>("groupNorm, image");

    [Fact]
    public void One_group_is_PyTorch_s() => Check<OneGroupNet>("groupNorm, one group");

    [Fact]
    public void A_group_for_each_channel_is_PyTorch_s() => Check<ChannelGroupsNet>("groupNorm, a group for each channel");

    [Fact]
    public void Scale_and_shift_of_a_flattened_image_stand_channels_first_in_files()
    {
        var net = new NormalizedImageNet();
        net.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", "normalized-image.safetensors"));
        var outputs = new float[5];
        net.Predict(Floats("image: inputs"), outputs);

        AssertClose("outputs", File["image: outputs"].Single(), outputs);
        Assert.NotNull(InfoOf<NormalizedImageNet>().Parameters.Single(parameter => parameter.Name == "layerNorm1.weight").FileView);
    }

    private static void Check<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        CheckGradients<TNet>(name);
        CheckSteps<TNet>($"{name}: sgd", Start<TNet>(name), new SGD(0.1f), name);
        CheckSteps<TNet>($"{name}: adam", Start<TNet>(name), new Adam(0.02f), name);
    }

    private static void CheckGradients<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        var (net, inputs, seeds) = (Start<TNet>(name), Floats($"{name}: inputs"), Floats($"{name}: seeds"));
        var (predicted, outputs, inputGradients) = (new float[seeds.Length], new float[seeds.Length], new float[inputs.Length]);
        var (workspace, gradients) = (Workspace.For<TNet>(Samples), new float[net.Parameters.Length]);
        TNet.Predict(net.Parameters, net.Buffers, inputs, predicted);
        TNet.Forward(net.Parameters, net.Buffers, inputs, outputs, workspace);
        TNet.Backward(net.Parameters, net.Buffers, seeds, inputGradients, workspace, gradients);

        AssertClose("Predict", File[$"{name}: outputs"].Single(), predicted);
        AssertClose("Forward", File[$"{name}: outputs"].Single(), outputs);
        AssertClose("input gradients", File[$"{name}: input gradients"].Single(), inputGradients);
        AssertClose("gradients", File[$"{name}: gradients"].Single(), Logical<TNet>(gradients));
    }

    private static void CheckSteps<TNet>(string rows, TNet net, Optimizer optimizer, string name)
        where TNet : class, INetwork<TNet>
    {
        var (trainer, expected) = (new Trainer<TNet>(net, optimizer), File[rows].ToDictionary(row => (int)row[0], row => row[1..]));
        Assert.Equal([1, 2, 5, 10], expected.Keys.Order());
        for (var step = 1; step <= 10; step++)
        {
            trainer.Step(Floats($"{name}: inputs"), Floats($"{name}: targets"));
            if (expected.TryGetValue(step, out var row))
            {
                AssertClose($"{rows}, step {step}", row, Logical<TNet>(net.Parameters));
            }
        }
    }

    private static TNet Start<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(seed: 1);
        var values = Floats($"{name}: start");
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

    private static NetworkInfo InfoOf<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;

    private static float[] Floats(string row) => [.. File[row].Single().Select(value => (float)value)];

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
