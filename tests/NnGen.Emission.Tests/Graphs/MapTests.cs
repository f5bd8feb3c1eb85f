using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>Scalar formulas over broadcast operands, and what stops or draws numbers on the way.</summary>
public class MapTests
{
    private readonly TestGraph _test = new(batch: 3);

    [Theory]
    [InlineData(nameof(ScalarFunction.Negate))]
    [InlineData(nameof(ScalarFunction.Abs))]
    [InlineData(nameof(ScalarFunction.Sqrt))]
    [InlineData(nameof(ScalarFunction.Exp))]
    [InlineData(nameof(ScalarFunction.Expm1))]
    [InlineData(nameof(ScalarFunction.Log))]
    [InlineData(nameof(ScalarFunction.Log1p))]
    [InlineData(nameof(ScalarFunction.Tanh))]
    [InlineData(nameof(ScalarFunction.Erf))]
    [InlineData(nameof(ScalarFunction.Sigmoid))]
    [InlineData(nameof(ScalarFunction.Softplus))]
    [InlineData(nameof(ScalarFunction.Sin))]
    [InlineData(nameof(ScalarFunction.Cos))]
    public void Derivative_of_every_function_agrees_with_differences(string name)
    {
        var function = Enum.Parse<ScalarFunction>(name);
        var x = _test.Input("x", 40);
        var needsPositive = function is ScalarFunction.Sqrt or ScalarFunction.Log or ScalarFunction.Log1p;
        _test.Bindings[x] = [.. _test.Bindings[x].Select(value => needsPositive ? Math.Abs(value) + 0.05 : value)];
        _test.CheckGradients(_test.Graph.Map(Simplification.Unary(function, Argument(0)), x), x);
    }

    [Fact]
    public void Every_function_has_its_own_row_in_the_table()
    {
        foreach (var function in Enum.GetValues<ScalarFunction>())
        {
            Assert.Equal(function, ScalarFunctions.Of(function).Function);
        }
    }

    [Fact]
    public void Arithmetic_and_selections_agree_with_differences()
    {
        var (x, y) = (_test.Input("x", 2, 3), _test.Input("y", 2, 3));
        var positive = _test.Graph.Map(Softplus(Argument(0)) + 0.1, y);
        _test.CheckGradients(_test.Graph.Map((Argument(0) * Argument(1)) - (Argument(0) / Argument(1)), x, positive), x, y);
        _test.CheckGradients(_test.Graph.Map(WhereLess(Argument(0), Argument(1), Argument(0) * Argument(0), Sin(Argument(1))), x, y), x, y);
        _test.CheckGradients(_test.Graph.Map(WhereEqual(Index(0), 1, Argument(0), 3 * Argument(0)), x), x);
    }

    [Fact]
    public void Broadcasting_follows_numpy_and_its_gradient_sums()
    {
        var x = _test.Input("x", 2, 1, 3);
        var (row, column, scalar) = (_test.Parameter("row", 3), _test.Parameter("column", 4, 1), _test.Parameter("scalar"));
        var y = _test.Graph.Map((Argument(0) * Argument(1)) + (Argument(2) * Argument(3)), x, row, column, scalar);
        var (xs, rows, columns, s) = (_test.Bindings[x], _test.Bindings[row], _test.Bindings[column], _test.Bindings[scalar][0]);
        var expected = Enumerable.Range(0, 3 * 2 * 4 * 3)
            .Select(i => (xs[(i / 12 * 3) + (i % 3)] * rows[i % 3]) + (columns[i / 3 % 4] * s));
        Assert.Equal(Shape.Batched(2, 4, 3), y.Shape);
        Values.AssertClose([.. expected], _test.Evaluate(y));
        _test.CheckGradients(y, x, row, column, scalar);
    }

    [Fact]
    public void Shapes_that_do_not_broadcast_are_refused()
    {
        var (x, y) = (_test.Input("x", 3), _test.Input("y", 4));
        var error = Assert.Throws<ArgumentException>(() => _test.Graph.Map(Argument(0) + Argument(1), x, y));
        Assert.Contains("N×3 and N×4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learnt_slope_receives_the_sum_over_all_it_multiplies()
    {
        var (x, alpha) = (_test.Input("x", 5), _test.Parameter("alpha", 1));
        var y = _test.Graph.Map(WhereLessOrEqual(Argument(0), 0, Argument(1) * Argument(0), Argument(0)), x, alpha);
        var a = _test.Bindings[alpha][0];
        Values.AssertClose([.. _test.Bindings[x].Select(value => value <= 0 ? a * value : value)], _test.Evaluate(y));
        _test.CheckGradients(y, x, alpha);

        var gradient = Gradients.Of(_test.Graph, [(y, _test.Graph.Fill(y.Shape, 1))], [alpha])[alpha];
        Values.AssertClose([_test.Bindings[x].Where(value => value <= 0).Sum()], _test.Evaluate(gradient));
    }

    [Fact]
    public void Index_is_the_position_along_an_axis_counted_from_the_last()
    {
        var y = _test.Graph.Map(Shape.Batched(2, 3), (10 * Index(1)) + Index(0));
        Assert.Equal(Enumerable.Repeat<double[]>([0, 1, 2, 10, 11, 12], 3).SelectMany(row => row), _test.Evaluate(y));
    }

    [Fact]
    public void No_gradient_passes_stop_gradient()
    {
        var x = _test.Input("x", 4);
        var stopped = _test.Graph.StopGradient(_test.Graph.Map(Argument(0) * Argument(0), x));
        var y = _test.Graph.Map(Argument(0) * Argument(1), x, stopped);
        var gradient = Gradients.Of(_test.Graph, [(y, _test.Graph.Fill(y.Shape, 1))], [x])[x];
        var values = _test.Bindings[x];
        Values.AssertClose([.. values.Select(value => value * value * value)], _test.Evaluate(y));
        Values.AssertClose([.. values.Select(value => value * value)], _test.Evaluate(gradient));
        Assert.Empty(Gradients.Of(_test.Graph, [(stopped, _test.Graph.Fill(y.Shape, 1))], [x]));
    }

    [Fact]
    public void Dropout_multiplies_value_and_gradient_by_the_same_mask()
    {
        var x = _test.Input("x", 40);
        var uniform = (RandomTensor)_test.Graph.Random(Distribution.Uniform, 3, x.Shape);
        var mask = _test.Graph.Map(WhereLess(Argument(0), 0.25, 0, 1 / 0.75), uniform);
        var y = _test.Graph.Map(Argument(0) * Argument(1), x, mask);
        var expected = _test.Bindings[x].Select((value, i) => HashedRandom.Value(uniform, i / 40, i % 40) < 0.25 ? 0 : value / 0.75);
        Values.AssertClose([.. expected], _test.Evaluate(y));
        Assert.InRange(_test.Evaluate(y).Count(value => value == 0), 10, 60);
        _test.CheckGradients(y, x);
    }

    [Fact]
    public void Second_derivatives_come_from_differentiating_twice()
    {
        var x = _test.Input("x", 4);
        var y = _test.Graph.Map(Tanh(Argument(0)), x);
        var first = Gradients.Of(_test.Graph, [(y, _test.Graph.Fill(y.Shape, 1))], [x])[x];
        _test.CheckGradients(first, x);
    }
}
