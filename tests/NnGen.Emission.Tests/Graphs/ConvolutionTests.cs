using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Two-dimensional convolution, channels last, as a contraction over an affine window of its padded input.</summary>
public class ConvolutionTests
{
    private const int Batch = 2;
    private const int Height = 7;
    private const int Width = 6;
    private const int Channels = 2;
    private const int Filters = 3;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(1, 2, 1)]
    [InlineData(3, 1, 0)]
    public void Convolution_with_stride_dilation_and_padding_agrees_with_loops_and_differences(int stride, int dilation, int pad)
    {
        var test = new TestGraph(Batch);
        var (x, w) = (test.Input("x", Height, Width, Channels), test.Parameter("w", 3, 3, Channels, Filters));
        var y = Convolve(test.Graph, x, w, stride, dilation, pad);

        Values.AssertClose(Direct(test.Bindings[x], test.Bindings[w], y.Shape, stride, dilation, pad), test.Evaluate(y));
        test.CheckGradients(y, x, w);
    }

    [Fact]
    public void Gradient_of_the_input_is_the_convolution_with_the_rotated_kernel()
    {
        var test = new TestGraph(Batch);
        var (x, w) = (test.Input("x", Height, Width, Channels), test.Parameter("w", 3, 3, Channels, Filters));
        var y = Convolve(test.Graph, x, w, 1, 1, 1);
        var dy = test.Input("dy", [.. y.Shape.Axes]);
        var dx = Gradients.Of(test.Graph, [(y, dy)], [x])[x];

        var rotated = new double[3 * 3 * Filters * Channels];
        for (var i = 0; i < rotated.Length; i++)
        {
            var (v, u, c, f) = (i / (3 * Filters * Channels), i / (Filters * Channels) % 3, i % Channels, i / Channels % Filters);
            rotated[i] = test.Bindings[w][((((2 - v) * 3) + 2 - u) * Channels * Filters) + (c * Filters) + f];
        }

        var expected = Direct(test.Bindings[dy], rotated, x.Shape, 1, 1, 1, Height, Width, Filters);
        Values.AssertClose(expected, test.Evaluate(dx));
    }

    private static Tensor Convolve(TensorGraph graph, Tensor x, Tensor w, int stride, int dilation, int pad)
    {
        var padded = graph.Pad(x, [pad, pad, 0], [pad, pad, 0]);
        var height = ((padded.Shape.Axes[0] - (2 * dilation) - 1) / stride) + 1;
        var width = ((padded.Shape.Axes[1] - (2 * dilation) - 1) / stride) + 1;
        var formula = $"n {stride}y+{dilation}v {stride}x+{dilation}u c, v u c f -> n y x f";
        return graph.Contract(formula, padded, w, Shape.Batched(height, width, w.Shape.Axes[3]));
    }

    private static double[] Direct(
        double[] x, double[] w, Shape output, int stride, int dilation, int pad, int height = Height, int width = Width, int channels = Channels)
    {
        var (rows, columns, filters) = (output.Axes[0], output.Axes[1], output.Axes[2]);
        var y = new double[Batch * rows * columns * filters];
        for (var i = 0; i < y.Length * 9 * channels; i++)
        {
            var (c, u, v) = (i % channels, i / channels % 3, i / channels / 3 % 3);
            var o = i / channels / 9;
            var (f, column, row, n) = (o % filters, o / filters % columns, o / filters / columns % rows, o / filters / columns / rows);
            var (sourceRow, sourceColumn) = ((row * stride) + (v * dilation) - pad, (column * stride) + (u * dilation) - pad);
            if (sourceRow >= 0 && sourceRow < height && sourceColumn >= 0 && sourceColumn < width)
            {
                y[o] += x[(((((n * height) + sourceRow) * width) + sourceColumn) * channels) + c] * w[(((((v * 3) + u) * channels) + c) * filters) + f];
            }
        }

        return y;
    }
}
