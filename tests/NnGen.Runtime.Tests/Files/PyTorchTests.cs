using System.Globalization;

namespace NnGen.Tests.Files;

/// <summary>Files that PyTorch's weights were written to give PyTorch's outputs.</summary>
public class PyTorchTests
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public void A_network_trained_in_PyTorch_predicts_as_there()
    {
        var net = new DigitsNet();
        net.Load(PathOf("pytorch.safetensors"), name => name.Replace("0.", "dense1.", StringComparison.Ordinal).Replace("2.", "dense2.", StringComparison.Ordinal));
        var expected = Rows("pytorch-outputs.csv").SelectMany(row => row).ToArray();
        var digits = Dataset.LoadCsv(PathOf("digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
        var actual = new float[expected.Length];
        net.Predict(digits.Inputs.Slice((digits.Count - 360) * 64, 20 * 64), actual);
        Assert.Equal(200, expected.Length);
        AssertClose(expected, actual);
    }

    [Fact]
    public void A_linear_layer_after_a_flattened_image_gives_PyTorchs_output()
    {
        var net = new ImageNet();
        net.Load(PathOf("flatten.safetensors"), name => name.Replace("2.", "dense1.", StringComparison.Ordinal));
        var rows = Rows("flatten.csv");
        var actual = new float[5];
        net.Predict(rows[0], actual);
        AssertClose(rows[1], actual);
    }

    [Fact]
    public void Names_of_PyTorch_are_unknown_without_a_map()
    {
        var error = Assert.Throws<WeightsFileException>(() => new DigitsNet().Load(PathOf("pytorch.safetensors")));
        Assert.Equal("pytorch.safetensors: '0.weight' (F32 [32, 64]) is no tensor of DigitsNet, which has dense1.weight, dense1.bias, dense2.weight, dense2.bias.", error.Message);
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }

    private static float[][] Rows(string file) =>
        [.. File.ReadAllLines(PathOf(file)).Select(line => line.Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
}
