using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Differentiation;

/// <summary>Derivatives as textbooks write them: in terms of the output y where that spares x.</summary>
public class OutputFormTests
{
    private static readonly ScalarExpression X = Argument(0);
    private static readonly ScalarExpression Y = Argument(1);

    [Fact]
    public void Tanh_gives_1_minus_y_squared() => Assert.Equal(1 - (Y * Y), Derivative(Tanh(X)));

    [Fact]
    public void Sigmoid_gives_y_times_1_minus_y() => Assert.Equal(Y * (1 - Y), Derivative(Sigmoid(X)));

    [Fact]
    public void Exp_gives_y() => Assert.Equal(Y, Derivative(Exp(X)));

    [Fact]
    public void Sqrt_gives_a_half_over_y() => Assert.Equal(Constant(0.5) / Y, Derivative(Sqrt(X)));

    [Fact]
    public void A_reciprocal_root_gives_half_its_cube() =>
        Assert.Equal(-(Y * (0.5 * Y) * Y), Derivative(1 / Sqrt(X + 0.1)));

    [Fact]
    public void A_reciprocal_gives_its_square() => Assert.Equal(-(Y * Y), Derivative(Constant(1) / X));

    [Fact]
    public void ReLU_gives_the_sign_of_y() => Assert.Equal(WhereLessOrEqual(Y, 0, 0, 1), Derivative(WhereLessOrEqual(X, 0, 0, X)));

    [Fact]
    public void LeakyReLU_gives_its_slope_by_the_sign_of_y() =>
        Assert.Equal(WhereLessOrEqual(Y, 0, 0.01, 1), Derivative(WhereLessOrEqual(X, 0, 0.01 * X, X)));

    [Fact]
    public void ELU_gives_y_plus_alpha() =>
        Assert.Equal(WhereLessOrEqual(Y, 0, Y + 0.7, 1), Derivative(WhereLessOrEqual(X, 0, 0.7 * Expm1(X), X)));

    [Fact]
    public void A_negative_slope_does_not_share_its_sign_and_keeps_x() =>
        Assert.Equal(WhereLessOrEqual(X, 0, -0.5, 1), Derivative(WhereLessOrEqual(X, 0, -0.5 * X, X)));

    [Fact]
    public void Softplus_gives_the_sigmoid_of_x() => Assert.Equal(Sigmoid(X), Derivative(Softplus(X)));

    [Fact]
    public void SiLU_keeps_x_and_shares_its_sigmoid()
    {
        var s = Sigmoid(X);
        Assert.Equal(s + (X * (s * (1 - s))), Derivative(X * s));
    }

    [Fact]
    public void Half_squared_error_gives_the_difference() =>
        Assert.Equal(X - Argument(2), Derivative(0.5 * ((X - Argument(2)) * (X - Argument(2)))));

    [Fact]
    public void Backward_pass_of_tanh_needs_only_its_output()
    {
        var graph = new TensorGraph();
        var x = graph.Input("x", InputKind.Rows, Shape.Batched(3));
        var dy = graph.Input("dy", InputKind.Rows, Shape.Batched(3));
        var y = graph.Map(Tanh(Argument(0)), x);
        var dx = Gradients.Of(graph, [(y, dy)], [x])[x];
        Assert.DoesNotContain(x, dx.Operands);
        Assert.Equal(new HashSet<Tensor> { y, dy }, [.. dx.Operands]);
    }

    private static ScalarExpression Derivative(ScalarExpression f) => OutputForm.Of(f, ScalarDerivative.Of(f, 0), 0, 1);
}
