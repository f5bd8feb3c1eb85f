using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Layers;

/// <summary>Normalising layers against PyTorch's in double precision: outputs, gradients, ten steps; see Fixtures/normalizations.py.</summary>
public class NormalizationTests
{
    private static readonly NetworkFixture File = new("normalizations.csv", samples: 8);

    [Fact]
    public void Layer_normalisation_is_PyTorch_s() => File.Check<LayerNormNet>("layerNorm");

    [Fact]
    public void Layer_normalisation_of_each_row_is_PyTorch_s() => File.Check<LayerNormRowsNet>("layerNorm, rows");

    [Fact]
    public void Layer_normalisation_without_scale_and_shift_is_PyTorch_s() => File.Check<LayerNormPlainNet>("layerNorm, not affine");

    [Fact]
    public void Root_mean_square_normalisation_is_PyTorch_s() => File.Check<RMSNormNet>("rmsNorm");

    [Fact]
    public void Group_normalisation_of_rows_is_PyTorch_s() => File.Check<GroupNormNet>("groupNorm");

    [Fact]
    public void Group_normalisation_of_images_is_PyTorch_s() => File.Check<GroupNormImageNet>("groupNorm, image");

    [Fact]
    public void One_group_is_PyTorch_s() => File.Check<OneGroupNet>("groupNorm, one group");

    [Fact]
    public void A_group_for_each_channel_is_PyTorch_s() => File.Check<ChannelGroupsNet>("groupNorm, a group for each channel");

    [Fact]
    public void Scale_and_shift_of_a_flattened_image_stand_channels_first_in_files()
    {
        var net = new NormalizedImageNet();
        net.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", "normalized-image.safetensors"));
        var outputs = new float[5];
        net.Predict(File.Floats("image: inputs"), outputs);

        NetworkFixture.AssertClose("outputs", File["image: outputs"].Single(), outputs);
        Assert.NotNull(InfoOf<NormalizedImageNet>().Parameters.Single(parameter => parameter.Name == "layerNorm1.weight").FileView);
    }

    private static NetworkInfo InfoOf<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;
}
