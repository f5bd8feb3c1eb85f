using NnGen.Emission.Tests.Graphs;
using NnGen.Generator;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Layers;

/// <summary>The convolutions over random shapes, strides, paddings, dilations and groups: values against plain loops, gradients against central differences.</summary>
public class ConvolutionPropertyTests
{
    private const int Cases = 150;

    [Theory]
    [InlineData("Conv1D", 1)]
    [InlineData("Conv2D", 2)]
    public void Convolutions_agree_with_loops_and_differences(string kind, int axes) => Properties.Check(WindowCase.Convolutions(axes), Cases, window =>
    {
        var layer = new BuiltLayer(kind, window.Input, [.. Declare(window), Number("filters", window.Groups * window.Filters), Number("Groups", window.Groups)]);
        var expected = DirectFormulas.Convolve(
            ImageOf(layer, window), layer.Parameter("weight")!, layer.Parameter("bias"), BuiltLayer.Batch, window.Rows, window.Columns,
            window.Groups * window.Filters, window.Groups);
        Values.AssertClose(Activated(layer, expected), layer.Evaluate());
        return layer.CheckGradients();
    });

    [Fact]
    public void Depthwise_convolutions_agree_with_loops_and_differences() => Properties.Check(WindowCase.Convolutions(2), Cases, window =>
    {
        var layer = new BuiltLayer("DepthwiseConv2D", window.Input, [.. Declare(window), Number("DepthMultiplier", window.Filters)]);
        var channels = window.Groups * window.Channels;
        var expected = DirectFormulas.Convolve(
            ImageOf(layer, window), layer.Parameter("weight")!, layer.Parameter("bias"), BuiltLayer.Batch, window.Rows, window.Columns,
            channels * window.Filters, groups: channels);
        Values.AssertClose(Activated(layer, expected), layer.Evaluate());
        return layer.CheckGradients();
    });

    [Fact]
    public void Transposed_convolutions_agree_with_loops_and_differences() => Properties.Check(WindowCase.Transposes(), Cases, window =>
    {
        var (isSame, filters) = (window.Padding == Padding.Same, window.Groups * window.Filters);
        var more = isSame ? 0 : window.Channels % Math.Max(window.Stride, window.Dilation);
        var layer = new BuiltLayer(
            "Conv2DTranspose", window.Input,
            [.. Declare(window), Number("filters", filters), Number("Groups", window.Groups), Number("OutputPadding", more)]);
        var (rows, columns) = isSame ? (WholeSame(window.Rows), WholeSame(window.Columns)) : (window.Rows, window.Columns);
        var expected = DirectFormulas.Transpose(
            ImageOf(layer, window), layer.Parameter("weight")!, layer.Parameter("bias"), BuiltLayer.Batch, rows, columns, filters, window.Groups, more);
        Assert.Equal([rows.Transposed + more, columns.Transposed + more, filters], layer.Output.Shape.Axes);
        Values.AssertClose(Activated(layer, expected), layer.Evaluate());
        return layer.CheckGradients();
    });

    /// <summary>The padding of the convolution that makes W out of W·S.</summary>
    private static TextbookAxis WholeSame(TextbookAxis axis)
    {
        var whole = TextbookAxis.Same(axis.W * axis.S, axis.K, axis.S, axis.D);
        Assert.Equal(axis.W, whole.Outputs);
        var beyond = (axis.W * axis.S) - (axis with { Before = whole.Before, After = whole.After }).Transposed;
        return axis with { Before = whole.Before, After = whole.After - beyond };
    }

    private static IEnumerable<Argument> Declare(WindowCase window) =>
    [
        .. window.Arguments("kernel"),
        Number("Dilation", window.Dilation),
        new("activation", new EnumValue(nameof(Activation), (int)(window.Channels == 2 ? Activation.Tanh : Activation.Linear), true)),
        new("UseBias", new BoolValue(window.Channels != 3)),
    ];

    private static Argument Number(string name, int value) => new(name, new IntValue(value));

    private static Image ImageOf(BuiltLayer layer, WindowCase window) => new(layer[layer.Input], window.Rows.W, window.Columns.W, window.Input[^1]);

    private static double[] Activated(BuiltLayer layer, Image z) =>
        [.. z.Values.Select(value => layer.Context.Declaration.Enum<Activation>("activation") == Activation.Tanh ? Math.Tanh(value) : value)];
}
