using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Views, concatenation and padding: where each value comes from, and where its gradient goes back to.</summary>
public class ViewTests
{
    private readonly TestGraph _test = new(batch: 2);
    private readonly Tensor _x;

    public ViewTests() => _x = _test.Input("x", 3, 4);

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(0, 1, 2)]
    [InlineData(1, 0, 3)]
    [InlineData(1, 1, 2)]
    [InlineData(1, 3, 1)]
    public void Slice_agrees_with_loops_and_differences(int axis, int start, int length)
    {
        var y = _test.Graph.Slice(_x, axis, start, length);
        Check(y, (n, i, j) => axis == 0 ? X(n, i + start, j) : X(n, i, j + start));
    }

    [Fact]
    public void Transpose_agrees_with_loops_and_differences()
    {
        var y = _test.Graph.Transpose(_x, 1, 0);
        Assert.Equal(Shape.Batched(4, 3), y.Shape);
        Check(y, (n, i, j) => X(n, j, i));
        Assert.Same(_test.Graph.Slice(_x, 0, 0, 3), _x);
    }

    [Fact]
    public void Transposition_of_three_axes_takes_axis_order_i_to_i()
    {
        var x = _test.Input("cube", 2, 3, 4);
        var y = _test.Graph.Transpose(x, 2, 0, 1);
        var values = _test.Bindings[x];
        var expected = Enumerable.Range(0, 48).Select(i => (n: i / 24, a: i / 6 % 4, b: i / 3 % 2, c: i % 3))
            .Select(p => values[(p.n * 24) + (p.b * 12) + (p.c * 4) + p.a]);
        Assert.Equal(Shape.Batched(4, 2, 3), y.Shape);
        Assert.Equal(expected, _test.Evaluate(y));
        _test.CheckGradients(y, x);
    }

    [Fact]
    public void Transposed_beginning_of_a_tensor_agrees_with_differences()
    {
        var map = new AffineMap([new([1, 0, 0], 0), new([0, 0, 1], 0), new([0, 1, 0], 0)]);
        Check(_test.Graph.View(_x, map, Shape.Batched(2, 2)), (n, i, j) => X(n, j, i));
    }

    [Fact]
    public void Every_second_element_agrees_with_loops_and_differences()
    {
        var map = new AffineMap([new([1, 0, 0], 0), new([0, 2, 0], 0), new([0, 0, 2], 1)]);
        Check(_test.Graph.View(_x, map, Shape.Batched(2, 2)), (n, i, j) => X(n, 2 * i, (2 * j) + 1));
    }

    [Fact]
    public void Overlapping_windows_sum_their_gradients()
    {
        var map = new AffineMap([new([1, 0, 0], 0), new([0, 0, 0], 1), new([0, 1, 1], 0)]);
        Check(_test.Graph.View(_x, map, Shape.Batched(2, 3)), (n, i, j) => X(n, 1, i + j));
    }

    [Fact]
    public void Reversal_agrees_with_loops_and_differences()
    {
        var map = new AffineMap([new([1, 0, 0], 0), new([0, 1, 0], 0), new([0, 0, -1], 3)]);
        Check(_test.Graph.View(_x, map, Shape.Batched(3, 4)), (n, i, j) => X(n, i, 3 - j));
    }

    [Fact]
    public void Diagonal_agrees_with_loops_and_differences()
    {
        var map = new AffineMap([new([1, 0], 0), new([0, 1], 0), new([0, 1], 0)]);
        var y = _test.Graph.View(_x, map, Shape.Batched(3));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => X(i / 3, i % 3, i % 3))], _test.Evaluate(y));
        _test.CheckGradients(y, _x);
    }

    [Fact]
    public void Repetition_through_a_view_sums_over_what_it_repeats()
    {
        var w = _test.Parameter("w", 4);
        var rows = _test.Graph.View(w, new AffineMap([new([0, 0, 1], 0)]), Shape.Batched(3, 4));
        Check(rows, (n, i, j) => _test.Bindings[w][j], w);
        var columns = _test.Graph.View(w, new AffineMap([new([1, 0], 0)]), Shape.Fixed(4, 2));
        Assert.Equal([.. Enumerable.Range(0, 8).Select(i => _test.Bindings[w][i / 2])], _test.Evaluate(columns));
        _test.CheckGradients(columns, w);
        var scalar = _test.Parameter("s");
        var fill = _test.Graph.View(scalar, new AffineMap([]), Shape.Fixed(3));
        Assert.Equal(Enumerable.Repeat(_test.Bindings[scalar][0], 3), _test.Evaluate(fill));
        _test.CheckGradients(fill, scalar);
    }

    [Fact]
    public void Reshape_keeps_the_order_of_elements()
    {
        var y = _test.Graph.Reshape(_x, 2, 3, 2);
        Assert.Equal(_test.Bindings[_x], _test.Evaluate(y));
        _test.CheckGradients(y, _x);
        Assert.Same(_x, _test.Graph.Reshape(y, 3, 4));
        Assert.Throws<ArgumentException>(() => _test.Graph.Reshape(_x, 5, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Concatenation_agrees_with_loops_and_differences(int axis)
    {
        var other = _test.Input("other", axis == 0 ? [2, 4] : [3, 2]);
        var w = _test.Parameter("w", axis == 0 ? [1, 4] : [3, 1]);
        var y = _test.Graph.Concatenate(axis, _x, other, w, _x);
        double Element(int n, int i, int j)
        {
            var (along, o, p) = (axis == 0 ? i : j, _test.Bindings[other], _test.Bindings[w]);
            return (axis, along) switch
            {
                (0, < 3) => X(n, i, j),
                (0, < 5) => o[(n * 8) + ((i - 3) * 4) + j],
                (0, < 6) => p[j],
                (0, _) => X(n, i - 6, j),
                (_, < 4) => X(n, i, j),
                (_, < 6) => o[(n * 6) + (i * 2) + j - 4],
                (_, < 7) => p[i],
                _ => X(n, i, j - 7),
            };
        }

        Check(y, Element, _x, other, w);
    }

    [Fact]
    public void Padding_surrounds_with_zeros()
    {
        var y = _test.Graph.Pad(_x, [1, 0], [2, 3]);
        Assert.Equal(Shape.Batched(6, 7), y.Shape);
        Check(y, (n, i, j) => i is >= 1 and <= 3 && j <= 3 ? X(n, i - 1, j) : 0);
        Assert.Same(_x, _test.Graph.Pad(_x, [0, 0], [0, 0]));
    }

    [Fact]
    public void Padding_between_elements_and_slicing_with_a_stride_undo_each_other()
    {
        var y = _test.Graph.Pad(_x, [1, 0], [0, 2], [1, 2], -1);
        Assert.Equal(Shape.Batched(6, 12), y.Shape);
        Check(y, (n, i, j) => i % 2 == 1 && j % 3 == 0 && j <= 9 ? X(n, i / 2, j / 3) : -1);
        Assert.Equal(_test.Bindings[_x], _test.Evaluate(_test.Graph.Slice(y, [1, 0], [2, 3], _x.Shape.Axes)));
        Check(_test.Graph.Slice(_x, [0, 1], [2, 2], new([2, 2])), (n, i, j) => X(n, 2 * i, (2 * j) + 1));
    }

    [Fact]
    public void Gradient_of_a_transposition_is_a_transposition_and_of_a_slice_a_padding()
    {
        var graph = _test.Graph;
        var transposed = graph.Transpose(_x, 1, 0);
        Assert.IsType<AffineViewTensor>(Gradients.Of(graph, [(transposed, _test.Input("dt", 4, 3))], [_x])[_x]);
        var sliced = graph.Slice(_x, 1, 0, 2);
        Assert.IsType<PadTensor>(Gradients.Of(graph, [(sliced, _test.Input("ds", 3, 2))], [_x])[_x]);
    }

    private double X(int n, int i, int j) => _test.Bindings[_x][(n * 12) + (i * 4) + j];

    private void Check(Tensor y, Func<int, int, int, double> expected, params Tensor[] wanted)
    {
        var (rows, columns) = (y.Shape.Axes[0], y.Shape.Axes[1]);
        var values = Enumerable.Range(0, 2 * rows * columns)
            .Select(i => expected(i / rows / columns, i / columns % rows, i % columns));
        Assert.Equal(values, _test.Evaluate(y));
        _test.CheckGradients(y, wanted.Length > 0 ? wanted : [_x]);
    }
}
