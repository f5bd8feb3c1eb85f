using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>A layer's attribute arrives with every argument under its name.</summary>
public class LayerDeclarationTests
{
    [Fact]
    public void Constructor_arguments_have_their_parameters_names_and_defaults()
    {
        var layers = Declarations.OfLayers("""
            [Dense(activation: Activation.Tanh, units: 3)]
            [Dense(5)]
            [Dropout(0.25)]
            [Reshape(1, 5)]
            [Add("a", "b")]
            """).Layers;

        Assert.Equal(["Dense", "Dense", "Dropout", "Reshape", "Add"], layers.Select(layer => layer.Kind));
        Assert.Equal((3, Activation.Tanh), (layers[0].Int("units"), layers[0].Enum<Activation>("activation")));
        Assert.Equal((5, Activation.Linear), (layers[1].Int("units"), layers[1].Enum<Activation>("activation")));
        Assert.Equal(0.25, layers[2].Double("rate"));
        Assert.Equal([1, 5], layers[3].Ints("shape"));
        Assert.Equal(["a", "b"], layers[4].Strings("layers"));
    }

    [Fact]
    public void Windows_have_one_size_or_two()
    {
        var layers = Declarations.OfLayers("""
            [Conv2D(8, 3, Activation.ReLU)]
            [Conv2D(8, 3, 5, Activation.ReLU, Padding = Padding.Same, Pads = new[] { 1, 0, 2, 0 })]
            [Conv2D(filters: 8, kernelWidth: 5, kernelHeight: 3)]
            [DepthwiseConv2D(3, 5)]
            [MaxPool2D(2)]
            [MaxPool2D(2, 3, Strides = 1)]
            """).Layers;

        Assert.Equal((8, 3, Activation.ReLU), (layers[0].Int("filters"), layers[0].Int("kernelSize"), layers[0].Enum<Activation>("activation")));
        Assert.False(layers[0].Has("kernelHeight") || layers[0].Has("Pads") || layers[1].Has("kernelSize"));
        Assert.All([layers[1], layers[2], layers[3]], layer => Assert.Equal((3, 5), (layer.Int("kernelHeight"), layer.Int("kernelWidth"))));
        Assert.Equal((Padding.Same, [1, 0, 2, 0]), (layers[1].Enum<Padding>("Padding"), layers[1].Ints("Pads")));
        Assert.Equal((2, 2, 3, 1), (layers[4].Int("poolSize"), layers[5].Int("poolHeight"), layers[5].Int("poolWidth"), layers[5].Int("Strides")));
    }

    [Fact]
    public void Properties_have_their_own_names_and_are_absent_unless_written()
    {
        var layers = Declarations.OfLayers("""
            [Dense(3, Activation.LeakyReLU, Alpha = 0.5, Name = "head", From = "input", UseBias = false, KernelInitializer = Initializer.Ones)]
            [Dense(3)]
            """).Layers;

        Assert.Equal((0.5, "head", "input"), (layers[0].Double("Alpha"), layers[0].String("Name"), layers[0].String("From")));
        Assert.False(layers[0].Bool("UseBias", true));
        Assert.Equal(Initializer.Ones, layers[0].Enum("KernelInitializer", Initializer.Default));
        Assert.True(layers[0].Has("Alpha"));

        Assert.False(layers[1].Has("Alpha"));
        Assert.Equal((0.01, null), (layers[1].Double("Alpha", 0.01), layers[1].String("Name")));
        Assert.True(layers[1].Bool("UseBias", true));
        Assert.Equal(Initializer.Default, layers[1].Enum("KernelInitializer", Initializer.Default));
    }

    [Fact]
    public void An_argument_that_is_not_there_is_an_error_that_names_it()
    {
        var layer = Assert.Single(Declarations.OfLayers("[Flatten]").Layers);

        var error = Assert.Throws<ArgumentException>(() => layer.Int("units"));
        Assert.Contains("Flatten", error.Message, StringComparison.Ordinal);
        Assert.Contains("'units'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_carries_shape_loss_and_loss_options()
    {
        var network = Declarations.Read("""
            using NnGen;
            [NeuralNetwork(28, 28, 1, Loss = Loss.Huber, HuberDelta = 0.5)]
            [Dense(3)]
            public partial class Net;
            """);

        Assert.Equal([28, 28, 1], network.InputShape);
        Assert.Equal((Loss.Huber, 0.5, 0.0), (network.Loss, network.HuberDelta, network.LabelSmoothing));
        Assert.Equal("public", network.Accessibility);
    }

    [Theory]
    [InlineData("-0.0", "0.0", false)]
    [InlineData("double.NaN", "double.NaN", true)]
    [InlineData("0.1", "0.1", true)]
    [InlineData("0.1", "0.10000000000000002", false)]
    public void Numbers_compare_by_their_bits(string left, string right, bool areEqual)
    {
        static NetworkDeclaration Read(string alpha) => Declarations.OfLayers($"[Dense(3, Activation.ELU, Alpha = {alpha})]");

        Assert.Equal(areEqual, Read(left).Equals(Read(right)));
    }

    [Fact]
    public void Equal_declarations_are_equal_and_hash_alike()
    {
        const string layers = """[Dense(3, Name = "a")] [Reshape(3, 1)] [Add("a")]""";
        var (left, right) = (Declarations.OfLayers(layers), Declarations.OfLayers(layers.Replace("] [", "]\n\n[", StringComparison.Ordinal)));

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, Declarations.OfLayers(layers.Replace("3, 1", "1, 3", StringComparison.Ordinal)));
    }
}
