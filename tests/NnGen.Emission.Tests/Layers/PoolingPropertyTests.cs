using FsCheck;
using FsCheck.Fluent;
using NnGen.Emission.Tests.Graphs;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Layers;

/// <summary>The poolings over random shapes, strides and paddings: values against plain loops, gradients against central differences.</summary>
public class PoolingPropertyTests
{
    private const int Cases = 150;

    [Theory]
    [InlineData("MaxPool1D", 1)]
    [InlineData("MaxPool2D", 2)]
    public void Maxima_agree_with_loops_and_differences(string kind, int axes) =>
        Properties.Check(WindowCase.Poolings(axes), Cases, window => Check(kind, window, [], inside => inside.Max()));

    [Theory]
    [InlineData("AveragePool1D", 1, false)]
    [InlineData("AveragePool1D", 1, true)]
    [InlineData("AveragePool2D", 2, false)]
    [InlineData("AveragePool2D", 2, true)]
    public void Means_agree_with_loops_and_differences(string kind, int axes, bool countPadding) => Properties.Check(
        WindowCase.Poolings(axes), Cases, window => Check(
            kind, window, [new("CountPadding", new BoolValue(countPadding))],
            inside => inside.Sum() / (countPadding ? window.Rows.K * window.Columns.K : inside.Count)));

    [Fact]
    public void Global_pooling_agrees_with_loops_and_differences() => Properties.Check(Images, Cases, axes =>
    {
        var (rows, columns) = (TextbookAxis.None with { W = axes[0], K = axes[0] }, TextbookAxis.None with { W = axes[1], K = axes[1] });
        var (mean, maximum) = (new BuiltLayer("GlobalAveragePool2D", axes), new BuiltLayer("GlobalMaxPool2D", axes));
        var x = new Image(mean[mean.Input], axes[0], axes[1], axes[2]);
        Values.AssertClose(DirectFormulas.Pool(x, BuiltLayer.Batch, rows, columns, inside => inside.Average()).Values, mean.Evaluate());
        Values.AssertClose(DirectFormulas.Pool(x, BuiltLayer.Batch, rows, columns, inside => inside.Max()).Values, maximum.Evaluate());
        Assert.Equal([axes[2]], maximum.Output.Shape.Axes);
        return mean.CheckGradients() && maximum.CheckGradients();
    });

    [Fact]
    public void Upsampling_agrees_with_loops_and_differences() => Properties.Check(Images, Cases, axes =>
    {
        var size = 1 + (axes.Sum() % 4);
        var layer = new BuiltLayer("UpSampling2D", axes, new Argument("size", new IntValue(size)));
        var (x, y) = (new Image(layer[layer.Input], axes[0], axes[1], axes[2]), new Image(BuiltLayer.Batch, size * axes[0], size * axes[1], axes[2]));
        foreach (var (n, i, j, c) in y.Positions)
        {
            y[n, i, j, c] = x[n, i / size, j / size, c];
        }

        Values.AssertClose(y.Values, layer.Evaluate());
        return layer.CheckGradients();
    });

    private static Arbitrary<int[]> Images => Gen.Choose(1, 5).ArrayOf(3).ToArbitrary();

    private static bool Check(string kind, WindowCase window, IEnumerable<Argument> options, Func<List<double>, double> function)
    {
        var layer = new BuiltLayer(kind, window.Input, [.. window.Arguments("pool"), .. options]);
        var x = new Image(layer[layer.Input], window.Rows.W, window.Columns.W, window.Input[^1]);
        var expected = DirectFormulas.Pool(x, BuiltLayer.Batch, window.Rows, window.Columns, function);
        Values.AssertClose(expected.Values, layer.Evaluate());
        return layer.CheckGradients();
    }
}
