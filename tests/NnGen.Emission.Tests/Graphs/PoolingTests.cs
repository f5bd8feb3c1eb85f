using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Pooling: a view of the windows, then a reduction over each window's axes.</summary>
public class PoolingTests
{
    private const int Batch = 2;
    private const int Height = 6;
    private const int Width = 5;
    private const int Channels = 2;

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    public void Windowed_pooling_agrees_with_loops_and_differences(int size, int stride)
    {
        var test = new TestGraph(Batch);
        var x = test.Input("x", Height, Width, Channels);
        var windows = Windows(test.Graph, x, size, stride);
        var maximum = test.Graph.Reduce(ReduceKind.Max, windows, false, 2, 3);
        var sum = test.Graph.Reduce(ReduceKind.Sum, windows, false, 2, 3);

        Values.AssertClose(Direct(test.Bindings[x], maximum.Shape, size, stride, window => window.Max()), test.Evaluate(maximum));
        Values.AssertClose(Direct(test.Bindings[x], maximum.Shape, size, stride, window => window.Sum()), test.Evaluate(sum));
        test.CheckGradients(maximum, x);
        test.CheckGradients(sum, x);
    }

    /// <summary>out[n, y, x, v, u, c] = in[n, stride·y + v, stride·x + u, c].</summary>
    private static Tensor Windows(TensorGraph graph, Tensor x, int size, int stride)
    {
        var shape = Shape.Batched(((Height - size) / stride) + 1, ((Width - size) / stride) + 1, size, size, Channels);
        return graph.View(x, new AffineMap(
        [
            new([1, 0, 0, 0, 0, 0], 0),
            new([0, stride, 0, 1, 0, 0], 0),
            new([0, 0, stride, 0, 1, 0], 0),
            new([0, 0, 0, 0, 0, 1], 0),
        ]), shape);
    }

    private static double[] Direct(double[] x, Shape output, int size, int stride, Func<double[], double> pool)
    {
        var (rows, columns) = (output.Axes[0], output.Axes[1]);
        var y = new double[Batch * rows * columns * Channels];
        for (var i = 0; i < y.Length; i++)
        {
            var (c, column, row, n) = (i % Channels, i / Channels % columns, i / Channels / columns % rows, i / Channels / columns / rows);
            var window = Enumerable.Range(0, size * size).Select(k =>
                x[(((((n * Height) + (row * stride) + (k / size)) * Width) + (column * stride) + (k % size)) * Channels) + c]);
            y[i] = pool([.. window]);
        }

        return y;
    }
}
