using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graph;

public class SimplificationTests
{
    private static readonly ScalarExpression X = Argument(0);
    private static readonly ScalarExpression Y = Argument(1);

    [Fact]
    public void Neutral_elements_vanish_and_constants_fold()
    {
        Assert.Equal(X, X + 0);
        Assert.Equal(X, 0 + X);
        Assert.Equal(X, X - 0);
        Assert.Equal(X, 1 * X);
        Assert.Equal(X, X / 1);
        Assert.Equal(Constant(0), X * 0);
        Assert.Equal(Constant(0), X - X);
        Assert.Equal(Constant(7), Constant(3) + (Constant(2) * 2));
        Assert.Equal(Constant(Math.Exp(2)), Exp(2));
        Assert.Equal(Constant(5), WhereLess(1, 2, 5, 6));
        Assert.Equal(X, WhereLess(Y, 2, X, X));
    }

    [Fact]
    public void Signs_move_outwards()
    {
        Assert.Equal(X, -(-X));
        Assert.Equal(Y - X, -(X - Y));
        Assert.Equal(X - Y, X + (-Y));
        Assert.Equal(X + Y, X - (-Y));
        Assert.Equal(-(X * Y), (-X) * Y);
        Assert.Equal(-(X * Y), X * (-Y));
        Assert.Equal(-(X / Y), (-X) / Y);
    }

    [Fact]
    public void Constant_factors_gather()
    {
        Assert.Equal(6 * X, 2 * (3 * X));
        Assert.Equal(6 * X, (X * 3) * 2);
        Assert.Equal((2 * X) + 6, 2 * (X + 3));
    }

    /// <summary>Rewrites keep the value of formulas drawn at random, up to rounding, where no part of them is infinite or NaN.</summary>
    [Fact]
    public void Rewrites_keep_the_value()
    {
        var (random, compared) = (new Random(5), 0);
        for (var i = 0; i < 2000; i++)
        {
            var arguments = new[] { random.NextDouble() * 4 - 2, random.NextDouble() * 4 - 2 };
            var (simplified, value) = Draw(random, arguments, 4);
            var actual = MapEvaluation.Evaluate(simplified, arguments, []);
            Assert.True(double.IsNaN(value) || Math.Abs(actual - value) <= 1e-9 * Math.Max(1, Math.Abs(value)), $"{simplified}: {actual}, not {value}");
            compared += double.IsNaN(value) ? 0 : 1;
        }

        Assert.InRange(compared, 1000, 2000);
    }

    private static (ScalarExpression Formula, double Value) Draw(Random random, double[] arguments, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            var leaf = random.Next(-2, 3);
            return random.Next(2) == 0 ? (Constant(leaf), leaf) : (Argument(leaf & 1), arguments[leaf & 1]);
        }

        var ((a, x), (b, y)) = (Draw(random, arguments, depth - 1), Draw(random, arguments, depth - 1));
        var (formula, value) = random.Next(8) switch
        {
            0 => (a + b, x + y),
            1 => (a - b, x - y),
            2 or 3 => (a * b, x * y),
            4 => (a / b, x / y),
            5 => (-a, -x),
            6 => (Tanh(a), Math.Tanh(x)),
            _ => (WhereLess(a, 0.5, b, a), x < 0.5 ? y : x),
        };
        return (formula, double.IsFinite(value) && double.IsFinite(x) && double.IsFinite(y) ? value : double.NaN);
    }
}
