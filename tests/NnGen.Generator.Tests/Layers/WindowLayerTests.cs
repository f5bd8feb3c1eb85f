using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Layers;

/// <summary>What tables, files and initializers are told of the layers with windows.</summary>
public class WindowLayerTests
{
    [Theory]
    [InlineData("Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)", "28, 28, 1", "Conv2D 8, 3×3 same ReLU", "28×28×8", (2 * 9 * 6272) + (2 * 6272))]
    [InlineData("Conv2D(4, 5, 2, UseBias = false, Strides = 2, Groups = 2)", "9, 9, 6", "Conv2D 4, 5×2 valid stride 2 groups 2", "3×4×4", 2 * 30 * 48)]
    [InlineData("Conv2D(4, 2, Pads = new[] { 1, 0, 2, 3 }, Dilation = 3)", "4, 4, 1", "Conv2D 4, 2×2 pads 1 0 2 3 dilation 3", "4×4×4", (2 * 4 * 64) + 64)]
    [InlineData("Conv1D(5, 3, Activation.Tanh)", "10, 2", "Conv1D 5, 3 valid Tanh", "8×5", (2 * 6 * 40) + (2 * 40))]
    [InlineData("DepthwiseConv2D(3, Padding = Padding.Same, Strides = 2)", "5, 5, 3", "DepthwiseConv2D 3×3 same stride 2", "3×3×3", (2 * 9 * 27) + 27)]
    [InlineData("DepthwiseConv2D(1, 2, DepthMultiplier = 4)", "5, 5, 3", "DepthwiseConv2D 1×2 valid multiplier 4", "5×4×12", (2 * 2 * 240) + 240)]
    [InlineData("Conv2DTranspose(2, 3, Strides = 2, Padding = Padding.Same)", "4, 4, 3", "Conv2DTranspose 2, 3×3 same stride 2", "8×8×2", (2 * 16 * 9 * 3 * 2) + 128)]
    [InlineData("Conv2DTranspose(2, 2, Strides = 3, OutputPadding = 1)", "4, 4, 3", "Conv2DTranspose 2, 2×2 valid stride 3 output padding 1", "12×12×2", (2 * 16 * 4 * 3 * 2) + 288)]
    [InlineData("MaxPool2D(2)", "7, 6, 3", "MaxPool2D 2×2", "3×3×3", 4 * 27)]
    [InlineData("MaxPool2D(3, 2, Strides = 2, Padding = Padding.Same)", "7, 6, 3", "MaxPool2D 3×2 stride 2 same", "4×3×3", 6 * 36)]
    [InlineData("MaxPool1D(2, Pads = new[] { 1, 0 })", "7, 3", "MaxPool1D 2 pads 1 0", "4×3", 2 * 12)]
    [InlineData("AveragePool1D(3, Strides = 1)", "7, 3", "AveragePool1D 3 stride 1", "5×3", (3 * 15) + 15)]
    [InlineData("AveragePool2D(2, Padding = Padding.Same, CountPadding = true)", "3, 3, 1", "AveragePool2D 2×2 same, padding counted", "2×2×1", (4 * 4) + 4)]
    [InlineData("GlobalAveragePool2D", "7, 6, 3", "GlobalAveragePool2D", "3", 126 + 3)]
    [InlineData("GlobalMaxPool2D", "7, 6, 3", "GlobalMaxPool2D", "3", 126)]
    [InlineData("UpSampling2D(2)", "7, 6, 3", "UpSampling2D 2×2", "14×12×3", 0)]
    public void Tables_say_what_it_is_and_costs(string layer, string input, string description, string shape, long flops)
    {
        var model = Assert.Single(Build($"[NeuralNetwork({input})] [{layer}]").Layers);

        Assert.Equal((description, shape, flops), (model.Description, Shapes.InWords(model.Output.Shape), model.Flops));
    }

    [Theory]
    [InlineData("Conv2D(6, 3, 5, Groups = 2)", 3 * 5 * 2, 3 * 5 * 3)]
    [InlineData("DepthwiseConv2D(3, DepthMultiplier = 2)", 9, 18)]
    [InlineData("Conv2DTranspose(6, 3, 5, Groups = 2)", 3 * 5 * 3, 3 * 5 * 2)]
    public void Fans_count_what_a_value_is_made_of_and_goes_into(string layer, int fanIn, int fanOut)
    {
        var weight = Weight($"[NeuralNetwork(7, 7, 4)] [{layer}]", 0);

        Assert.Equal((fanIn, fanOut), (weight.FanIn, weight.FanOut));
    }

    [Fact]
    public void Kernels_stand_in_files_with_their_filters_first()
    {
        var kernel = Weight("[NeuralNetwork(7, 7, 4)] [Conv2D(6, 3, 5, Groups = 2)]", 0);
        Assert.Equal([3, 5, 2, 6], kernel.Shape);
        Assert.Equal([6, 2, 3, 5], kernel.File!.Shape);
        Assert.Equal(
            from f in Range(6) from c in Range(2) from u in Range(3) from v in Range(5) select (((((u * 5) + v) * 2) + c) * 6) + f, FileOrder.Of(kernel));

        var overTime = Weight("[NeuralNetwork(7, 4)] [Conv1D(6, 3)]", 0);
        Assert.Equal([6, 4, 3], overTime.File!.Shape);
        Assert.Equal(from f in Range(6) from c in Range(4) from u in Range(3) select (((u * 4) + c) * 6) + f, FileOrder.Of(overTime));
    }

    [Fact]
    public void Depthwise_kernels_stand_in_files_as_groups_of_one_channel()
    {
        var one = Weight("[NeuralNetwork(7, 7, 4)] [DepthwiseConv2D(3, 5)]", 0);
        var two = Weight("[NeuralNetwork(7, 7, 4)] [DepthwiseConv2D(3, 5, DepthMultiplier = 2)]", 0);

        Assert.Equal(([3, 5, 4], [4, 1, 3, 5]), (one.Shape, one.File!.Shape));
        Assert.Equal(([3, 5, 4, 2], [8, 1, 3, 5]), (two.Shape, two.File!.Shape));
        Assert.Equal(from f in Range(4) from u in Range(3) from v in Range(5) select (((u * 5) + v) * 4) + f, FileOrder.Of(one));
        Assert.Equal(from f in Range(8) from u in Range(3) from v in Range(5) select (((u * 5) + v) * 8) + f, FileOrder.Of(two));
    }

    [Fact]
    public void Transposed_kernels_stand_in_files_with_their_inputs_first()
    {
        var kernel = Weight("[NeuralNetwork(7, 7, 4)] [Conv2DTranspose(6, 3, 5, Groups = 2)]", 0);

        Assert.Equal(([3, 5, 4, 3], [4, 3, 3, 5]), (kernel.Shape, kernel.File!.Shape));
        Assert.Equal(
            from c in Range(4) from f in Range(3) from u in Range(3) from v in Range(5) select (((((u * 5) + v) * 4) + c) * 3) + f, FileOrder.Of(kernel));
    }

    [Theory]
    [InlineData("[Conv2D(3, 2)] [MaxPool2D(2)] [Flatten]", "5, 7, 1")]
    [InlineData("[Conv2D(3, 2)] [MaxPool2D(2)] [Dropout(0.5)] [Add(\"maxPool2D1\")] [Flatten] [Activation(Activation.Tanh)]", "5, 7, 1")]
    [InlineData("[Conv2D(2, 2, Name = \"a\")] [Conv2D(1, 2, From = \"input\")] [Concatenate(\"a\")] [MaxPool2D(2)] [Flatten]", "5, 7, 1")]
    [InlineData("[Conv1D(3, 2)] [Flatten]", "7, 1")]
    [InlineData("[Conv1D(3, 1)] [MaxPool1D(2, Strides = 1)] [Activation(Activation.Tanh)] [Dropout(0.5)] [Flatten]", "7, 1")]
    [InlineData("[Conv1D(3, 3, Padding = Padding.Same)] [Add(\"input\")] [Flatten]", "6, 3")]
    [InlineData("[Dense(3, Name = \"a\")] [Conv1D(3, 1, From = \"input\")] [Multiply(\"a\")] [Flatten]", "6, 3")]
    [InlineData("[Conv1D(2, 2, Name = \"a\")] [Conv1D(1, 2, From = \"input\")] [Concatenate(\"a\")] [Flatten]", "7, 1")]
    public void Flattened_channels_come_first_in_files(string layers, string input)
    {
        var weight = Weight($"[NeuralNetwork({input})] {layers} [Dense(2)]", ^1);

        Assert.Equal([2, 18], weight.File!.Shape);
        Assert.Equal(from o in Range(2) from c in Range(3) from t in Range(6) select (((t * 3) + c) * 2) + o, FileOrder.Of(weight));
    }

    [Theory]
    [InlineData("[Flatten]", "6, 3")]
    [InlineData("[Conv1D(4, 1)] [Dense(3)] [Flatten]", "6, 4")]
    [InlineData("[GlobalAveragePool2D]", "2, 2, 18")]
    public void Other_values_stand_in_files_in_their_own_order(string layers, string input)
    {
        var weight = Weight($"[NeuralNetwork({input})] {layers} [Dense(2)]", ^1);

        Assert.Equal(from o in Range(2) from i in Range(18) select (i * 2) + o, FileOrder.Of(weight));
    }

    [Fact]
    public void Rows_behind_a_convolution_are_multiplied_in_their_own_order()
    {
        var weight = Weight("[NeuralNetwork(6, 4)] [Conv1D(5, 1)] [Dense(2)]", ^1);

        Assert.Equal(from o in Range(2) from i in Range(5) select (i * 2) + o, FileOrder.Of(weight));
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private static ParameterSpecification Weight(string declaration, Index index) =>
        Build(declaration).Parameters.Select(parameter => parameter.Specification).Where(parameter => parameter.Role == ParameterRole.Weight).ToArray()[index];

    private static NetworkModel Build(string declaration)
    {
        var read = Declarations.Read($"using NnGen; {declaration} public partial class Net;");
        Assert.Empty(DeclarationValidator.Validate(read));
        return NetworkBuilder.Build(read, RepeatExpansion.Expand(read));
    }
}
