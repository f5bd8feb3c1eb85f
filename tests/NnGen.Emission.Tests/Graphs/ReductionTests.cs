using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Sums, maxima and logsumexp over one axis, several, and the batch.</summary>
public class ReductionTests
{
    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 2, 0 })]
    [InlineData(new[] { 0, 1, 2 })]
    public void Reductions_over_any_axes_agree_with_loops_and_differences(int[] axes)
    {
        var test = new TestGraph(batch: 2);
        var x = test.Input("x", 3, 4, 2);
        var groups = Groups(test.Bindings[x], axes);
        Check(test, x, ReduceKind.Sum, axes, groups.Select(group => group.Sum()));
        Check(test, x, ReduceKind.Max, axes, groups.Select(group => group.Max()));
        Check(test, x, ReduceKind.LogSumExp, axes, groups.Select(group => Math.Log(group.Sum(Math.Exp))));
    }

    [Fact]
    public void Sum_and_logsumexp_over_the_batch_agree_with_differences()
    {
        var test = new TestGraph(batch: 4);
        var x = test.Input("x", 3);
        var values = test.Bindings[x].Chunk(3).ToArray();
        var sum = test.Graph.Reduce(ReduceKind.Sum, x, overBatch: true);
        var logsumexp = test.Graph.Reduce(ReduceKind.LogSumExp, x, overBatch: true);
        Assert.Equal(Shape.Fixed(3), sum.Shape);
        Values.AssertClose([.. Enumerable.Range(0, 3).Select(i => values.Sum(row => row[i]))], test.Evaluate(sum));
        Values.AssertClose([.. Enumerable.Range(0, 3).Select(i => Math.Log(values.Sum(row => Math.Exp(row[i]))))], test.Evaluate(logsumexp));
        test.CheckGradients(sum, x);
        test.CheckGradients(logsumexp, x);
    }

    [Fact]
    public void Sum_over_the_batch_and_an_axis_leaves_one_number_for_each_other_axis()
    {
        var test = new TestGraph(batch: 4);
        var x = test.Input("x", 3, 2);
        var sum = test.Graph.Reduce(ReduceKind.Sum, x, true, 1);
        var expected = Enumerable.Range(0, 3).Select(i => test.Bindings[x].Chunk(6).Sum(row => row[2 * i] + row[(2 * i) + 1]));
        Assert.Equal(Shape.Fixed(3, 1), sum.Shape);
        Values.AssertClose([.. expected], test.Evaluate(sum));
        test.CheckGradients(sum, x);
    }

    [Fact]
    public void Logsumexp_does_not_overflow_and_its_gradient_is_softmax()
    {
        var test = new TestGraph(batch: 1);
        var x = test.Input("x", 3);
        test.Bindings[x] = [1000, 1001, 999];
        var y = test.Graph.ReduceRow(ReduceKind.LogSumExp, x);
        var dx = Gradients.Of(test.Graph, [(y, test.Graph.Fill(y.Shape, 1))], [x])[x];
        var total = 1 + Math.Exp(1) + Math.Exp(-1);
        Values.AssertClose([1000 + Math.Log(total)], test.Evaluate(y));
        Values.AssertClose([1 / total, Math.Exp(1) / total, Math.Exp(-1) / total], test.Evaluate(dx));
    }

    [Fact]
    public void Gradient_of_a_maximum_goes_to_the_first_of_equals()
    {
        var test = new TestGraph(batch: 2);
        var x = test.Input("x", 2, 2);
        test.Bindings[x] = [1, 5, 5, 5, 3, 2, 3, 1];
        var y = test.Graph.Reduce(ReduceKind.Max, x, false, 0, 1);
        var dx = Gradients.Of(test.Graph, [(y, test.Graph.Fill(y.Shape, 2))], [x])[x];
        Assert.Equal([0, 2, 0, 0, 2, 0, 0, 0], test.Evaluate(dx));
    }

    [Fact]
    public void Argmax_counts_positions_in_row_major_order_and_has_no_gradient()
    {
        var test = new TestGraph(batch: 1);
        var x = test.Input("x", 2, 3);
        test.Bindings[x] = [1, 2, 0, 4, 4, 3];
        var y = test.Graph.Reduce(ReduceKind.ArgMax, x, false, 0, 1);
        Assert.Equal([3], test.Evaluate(y));
        var dx = Gradients.Of(test.Graph, [(y, test.Graph.Fill(y.Shape, 1))], [x]);
        Assert.All(dx.Values, gradient => Assert.All(test.Evaluate(gradient), g => Assert.Equal(0, g)));
    }

    [Fact]
    public void Gradient_of_a_maximum_over_the_batch_is_refused()
    {
        var test = new TestGraph(batch: 2);
        var x = test.Input("x", 3);
        var y = test.Graph.Reduce(ReduceKind.Max, x, overBatch: true);
        Assert.Throws<InvalidOperationException>(() => Gradients.Of(test.Graph, [(y, test.Graph.Fill(y.Shape, 1))], [x]));
    }

    [Fact]
    public void Softmax_of_log_probabilities_agrees_with_differences()
    {
        var test = new TestGraph(batch: 3);
        var z = test.Input("z", 4);
        var softmax = test.Graph.Map(Exp(Argument(0) - Argument(1)), z, test.Graph.ReduceRow(ReduceKind.LogSumExp, z));
        var rows = test.Bindings[z].Chunk(4).SelectMany(row => row.Select(value => Math.Exp(value) / row.Sum(Math.Exp)));
        Values.AssertClose([.. rows], test.Evaluate(softmax));
        test.CheckGradients(softmax, z);
    }

    private static void Check(TestGraph test, Tensor x, ReduceKind kind, int[] axes, IEnumerable<double> expected)
    {
        var y = test.Graph.Reduce(kind, x, false, axes);
        Values.AssertClose([.. expected], test.Evaluate(y));
        test.CheckGradients(y, x);
    }

    /// <summary>The elements of a 2×(3×4×2) tensor that go to each element of the result, which is in row-major order.</summary>
    private static double[][] Groups(double[] values, int[] axes) =>
    [
        .. values
            .Select((value, i) => (value, position: new[] { i / 24, i / 8 % 3, i / 2 % 4, i % 2 }))
            .GroupBy(pair => string.Join(' ', pair.position.Select((p, axis) => axes.Contains(axis - 1) ? 0 : p)), pair => pair.value)
            .Select(group => group.ToArray()),
    ];
}
