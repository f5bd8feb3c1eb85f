using NnGen.Emission.Tests.Graphs;
using NnGen.Generator;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Layers;

/// <summary>
/// For stride 1 the gradient of a convolution's input is itself a convolution, of the output's gradient, padded by what the kernel reaches beyond the input, with the
/// kernel rotated by 180° and its inputs and outputs exchanged (the second reference document, 8.3).
/// </summary>
public class RotatedKernelTests
{
    [Fact]
    public void Gradient_of_the_input_is_the_convolution_with_the_rotated_kernel() => Properties.Check(WindowCase.Convolutions(2), 150, drawn =>
    {
        var window = drawn with { Stride = 1, Groups = 1, Pads = [.. drawn.Pads.Select((pad, i) => Math.Min(pad, (drawn.Sizes[i % 2] - 1) * drawn.Dilation))] };
        if (window.Rows.Outputs * window.Columns.Outputs == 0)
        {
            return true;
        }

        Argument[] arguments = [.. window.Arguments("kernel"), new("Dilation", new IntValue(window.Dilation)), new("filters", new IntValue(window.Filters))];
        var layer = new BuiltLayer("Conv2D", window.Input, arguments);
        var dy = new Image(layer.OutputGradient, window.Rows.Outputs, window.Columns.Outputs, window.Filters);
        var expected = DirectFormulas.Convolve(
            dy, Rotated(layer.Parameter("weight")!, window), null, BuiltLayer.Batch, Full(window.Rows), Full(window.Columns), window.Channels, 1);
        Values.AssertClose(expected.Values, layer.InputGradient());
        return true;
    });

    /// <summary>The axis of the outputs, padded so that there are as many again as inputs.</summary>
    private static TextbookAxis Full(TextbookAxis axis)
    {
        var full = axis with { W = axis.Outputs, Before = axis.Extent - 1 - axis.Before, After = axis.Extent - 1 - axis.After };
        Assert.Equal(axis.W, full.Outputs);
        return full;
    }

    private static double[] Rotated(double[] kernel, WindowCase window)
    {
        var (height, width, channels, filters) = (window.Sizes[0], window.Sizes[1], window.Channels, window.Filters);
        var rotated = new double[kernel.Length];
        for (var i = 0; i < kernel.Length; i++)
        {
            var (o, c, v, u) = (i % filters, i / filters % channels, i / filters / channels % width, i / filters / channels / width);
            rotated[(((((height - 1 - u) * width) + width - 1 - v) * filters) + o) * channels + c] = kernel[i];
        }

        return rotated;
    }
}
