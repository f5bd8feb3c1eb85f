using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>What each rule accepts and refuses, beside the one example of it on its page.</summary>
public class DeclarationValidatorTests
{
    [Theory]
    [InlineData("[Dense(1)]")]
    [InlineData("[Dense(1048576)]")]
    [InlineData("[Dropout(0)]")]
    [InlineData("[Dropout(0.9999999)]")]
    [InlineData("[GaussianNoise(0)]")]
    [InlineData("[LayerNorm(Epsilon = 1e-12, Affine = false)]")]
    [InlineData("[Reshape(1, 2, 2, 1, 1, 1, 1, 1)]")]
    [InlineData("[Dense(3, Activation.PReLU, Alpha = -1)]")]
    [InlineData("[Activation(Activation.ELU, Alpha = 2)]")]
    [InlineData("[Dense(3, KernelInitializer = Initializer.Constant, KernelValue = 0.5)]")]
    [InlineData("[Dense(3, BiasInitializer = Initializer.Ones)]")]
    [InlineData("[Conv2D(8, 3, Pads = new[] { 0, 1, 0, 2 })]")]
    [InlineData("[Conv2D(8, 3, Pads = null)]")]
    [InlineData("[Conv2DTranspose(8, 3, Strides = 2, OutputPadding = 0)]")]
    [InlineData("[AveragePool1D(3, Padding = Padding.Same, CountPadding = true)]")]
    [InlineData("[AveragePool1D(3, Pads = new[] { 1, 0 }, CountPadding = true)]")]
    [InlineData("[Dense(3, Name = \"λ_1\")]")]
    [InlineData("[Dense(3, Name = null, From = null)]")]
    [InlineData("[Dense(3, Name = \"class\")]")]
    [InlineData("[Repeat(2, Name = \"state\")] [Dense(3)] [EndRepeat]")]
    [InlineData("[Dense(3, From = \"input\")]")]
    public void Accepts(string layers) => Assert.Empty(Validate(layers));

    [Theory]
    [InlineData("[Dense(-3)]", "NNGEN006 0 units")]
    [InlineData("[Dense(1048577)]", "NNGEN006 0 units")]
    [InlineData("[Repeat(0)] [Dense(3)] [EndRepeat]", "NNGEN006 0 count")]
    [InlineData("[Reshape]", "NNGEN006 0 shape")]
    [InlineData("[Reshape(2, 0, 2)]", "NNGEN006 0 shape[1]")]
    [InlineData("[Reshape(1048576, 1048576, 1048576, 1048576)]", "NNGEN006 0 shape")]
    [InlineData("[Reshape(1, 2, 2, 1, 1, 1, 1, 1, 1)]", "NNGEN006 0 shape")]
    [InlineData("[Dropout(1)]", "NNGEN016 0 rate")]
    [InlineData("[Dropout(-0.1)]", "NNGEN016 0 rate")]
    [InlineData("[Dropout(0.99999999999)]", "NNGEN016 0 rate")]
    [InlineData("[Dropout(double.NaN)]", "NNGEN016 0 rate")]
    [InlineData("[SpatialDropout2D(1)]", "NNGEN016 0 rate")]
    [InlineData("[GaussianNoise(-0.1)]", "NNGEN017 0 standardDeviation")]
    [InlineData("[GaussianNoise(double.PositiveInfinity)]", "NNGEN017 0 standardDeviation")]
    [InlineData("[LayerNorm(Epsilon = 0)]", "NNGEN017 0 Epsilon")]
    [InlineData("[RMSNorm(Epsilon = 1e-50)]", "NNGEN017 0 Epsilon")]
    [InlineData("[GroupNorm(0)]", "NNGEN006 0 groups")]
    [InlineData("[Dense(3, (Activation)99)]", "NNGEN017 0 activation")]
    [InlineData("[Dense(3, KernelInitializer = (Initializer)(-1))]", "NNGEN017 0 KernelInitializer")]
    [InlineData("[Dense(3, Activation.ELU, Alpha = 1e39)]", "NNGEN017 0 Alpha")]
    [InlineData("[Dense(3, Activation.ReLU, Alpha = 1)]", "NNGEN018 0 Alpha")]
    [InlineData("[Dense(3, KernelValue = 1)]", "NNGEN018 0 KernelValue")]
    [InlineData("[Dense(3, BiasInitializer = Initializer.Ones, BiasValue = 1)]", "NNGEN018 0 BiasValue")]
    [InlineData("[Dense(3, UseBias = false, BiasInitializer = Initializer.Ones)]", "NNGEN018 0 BiasInitializer")]
    [InlineData("[Conv1D(8, 3, Pads = new[] { 1, -1 })]", "NNGEN006 0 Pads[1]")]
    [InlineData("[Conv1D(8, 3, Dilation = 0)]", "NNGEN006 0 Dilation")]
    [InlineData("[Conv2DTranspose(8, 3, OutputPadding = -1)]", "NNGEN006 0 OutputPadding")]
    [InlineData("[Conv2D(8, 3, Padding = Padding.Same, Pads = new[] { 1, 1, 1, 1 })]", "NNGEN018 0 Pads")]
    [InlineData("[Conv2DTranspose(8, 3, Padding = Padding.Same, OutputPadding = 1)]", "NNGEN018 0 OutputPadding")]
    [InlineData("[AveragePool1D(3, Pads = new[] { 0, 0 }, CountPadding = true)]", "NNGEN018 0 CountPadding")]
    [InlineData("[Conv2D(8, 3, Alpha = 1)]", "NNGEN018 0 Alpha")]
    [InlineData("[Repeat(1)] [Dense(3)] [EndRepeat(Name = \"x\")]", "NNGEN018 2 Name")]
    public void Refuses_values(string layers, string expected) => Assert.Equal([expected], Validate(layers));

    [Theory]
    [InlineData("[Dense(3, Name = \"\")]", "NNGEN007 0 Name")]
    [InlineData("[Dense(3, Name = \"_x\")]", "NNGEN007 0 Name")]
    [InlineData("[Dense(3, Name = \"1x\")]", "NNGEN007 0 Name")]
    [InlineData("[Dense(3, Name = \"a.b\")]", "NNGEN007 0 Name")]
    [InlineData("[Repeat(2, Name = \"a b\")] [Dense(3)] [EndRepeat]", "NNGEN007 0 Name")]
    [InlineData("[Dense(3, Name = \"toString\")]", "NNGEN009 0 Name")]
    [InlineData("[Dense(3, Name = \"net\")]", "NNGEN009 0 Name")]
    [InlineData("[Dense(3, Name = \"INPUT\")]", "NNGEN009 0 Name")]
    [InlineData("[Repeat(2, Name = \"input\")] [Dense(3)] [EndRepeat]", "NNGEN009 0 Name")]
    [InlineData("[Dense(3, Name = \"dense2\")] [Dense(3)]", "NNGEN008 0 Name")]
    [InlineData("[Dense(3)] [Dense(3, Name = \"Dense1\")]", "NNGEN008 1 Name")]
    [InlineData("[Dense(3, Name = \"x2\")] [Repeat(2)] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN008 2 Name")]
    [InlineData("[Dense(3, Name = \"x\")] [Repeat(2)] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN008 2 Name")]
    [InlineData("[Repeat(2)] [Dense(3, Name = \"x\")] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN008 2 Name")]
    [InlineData("[Repeat(2, Name = \"x\")] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN008 1 Name")]
    public void Refuses_names(string layers, string expected) => Assert.Equal([expected], Validate(layers));

    [Theory]
    [InlineData("[Add(\"input\", \"a\")]", "NNGEN010 0 layers[1]")]
    [InlineData("[Dense(3, From = \"Input\")]", "NNGEN010 0 From")]
    [InlineData("[Repeat(2, From = \"x\")] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN011 0 From")]
    [InlineData("[Repeat(2)] [Add(\"x\")] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN011 1 layers[0]")]
    [InlineData("[Repeat(2)] [Add(\"x2\")] [Dense(3, Name = \"x\")] [EndRepeat]", "NNGEN011 1 layers[0]")]
    [InlineData("[Dense(3, Name = \"x\", From = \"x\")]", "NNGEN011 0 From")]
    [InlineData("[Repeat(2, Name = \"b\")] [Dense(3)] [EndRepeat] [Add(\"b\")]", "NNGEN010 3 layers[0]")]
    [InlineData("[Dense(3)] [Multiply]", "NNGEN022 1 -")]
    [InlineData("[Dense(3)] [Repeat(2)] [EndRepeat]", "NNGEN003 1 -")]
    [InlineData("[Dense(3)] [EndRepeat] [EndRepeat]", "NNGEN014 1 -", "NNGEN014 2 -")]
    [InlineData("[Repeat(2)] [Repeat(2)] [Dense(3)]", "NNGEN013 0 -", "NNGEN013 1 -")]
    [InlineData("[Repeat(1000000)] [Repeat(1000000)] [Repeat(1000000)] [Dense(3)] [EndRepeat] [EndRepeat] [EndRepeat]", "NNGEN019 -1 -")]
    public void Refuses_references_and_blocks(string layers, params string[] expected) => Assert.Equal(expected, Validate(layers));

    [Theory]
    [InlineData("", "NNGEN005 -2 -")]
    [InlineData("(int[])null!", "NNGEN005 -2 -")]
    [InlineData("-1", "NNGEN005 -2 inputShape[0]")]
    [InlineData("1, 1, 1, 1, 1, 1, 1, 1, 1", "NNGEN005 -2 inputShape")]
    [InlineData("1048576, 1024", "NNGEN005 -2 inputShape")]
    [InlineData("4, Loss = (Loss)77", "NNGEN017 -2 Loss")]
    [InlineData("4, Loss = Loss.Huber, HuberDelta = 0", "NNGEN017 -2 HuberDelta")]
    [InlineData("4, Loss = Loss.CategoricalCrossEntropy, LabelSmoothing = 1", "NNGEN017 -2 LabelSmoothing")]
    [InlineData("4, HuberDelta = 1", "NNGEN018 -2 HuberDelta")]
    [InlineData("4, Loss = Loss.KLDivergence, LabelSmoothing = 0.1", "NNGEN018 -2 LabelSmoothing")]
    [InlineData("4, Loss = Loss.BinaryCrossEntropy", "NNGEN015 0 activation")]
    public void Refuses_networks(string network, string expected)
    {
        string source = $"using NnGen; [NeuralNetwork({network})] [Dense(3, Activation.Softmax)] public partial class Net;";

        Assert.Equal([expected], Faults(Declarations.Read(source)));
    }

    [Theory]
    [InlineData("KLDivergence", "Softmax", true)]
    [InlineData("BinaryCrossEntropy", "Sigmoid", true)]
    [InlineData("BinaryCrossEntropy", "Linear", false)]
    [InlineData("MeanSquaredError", "Softmax", true)]
    public void A_cross_entropy_follows_its_activation_in_a_layer_of_its_own_too(string loss, string activation, bool isAccepted)
    {
        var faults = Faults(Declarations.Read(
            $"using NnGen; [NeuralNetwork(4, Loss = Loss.{loss})] [Dense(3)] [Activation(Activation.{activation})] public partial class Net;"));

        Assert.Equal(isAccepted ? [] : ["NNGEN015 1 activation"], faults);
    }

    [Fact]
    public void A_layer_without_an_activation_is_none_a_cross_entropy_can_follow() => Assert.Equal(
        ["NNGEN015 1 activation"],
        Faults(Declarations.Read("""
            using NnGen;
            [NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy)] [Dense(3, Activation.Softmax)] [Dropout(0.5)] public partial class Net;
            """)));

    [Fact]
    public void A_default_name_can_clash_with_the_class()
    {
        var faults = Faults(Declarations.Read("using NnGen; [NeuralNetwork(4)] [Dense(3)] public partial class Dense1;"));

        Assert.Equal(["NNGEN009 0 Name"], faults);
    }

    private static string[] Validate(string layers) => Faults(Declarations.OfLayers(layers));

    private static string[] Faults(NetworkDeclaration declaration) =>
        [.. DeclarationValidator.Validate(declaration).Select(Describe)];

    private static string Describe(DiagnosticInfo info) => $"{info.Id} {info.Layer} {info.Argument ?? "-"}";
}
