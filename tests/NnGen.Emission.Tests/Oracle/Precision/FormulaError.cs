using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle.Precision;

/// <summary>How errors of operands come out of a scalar formula: to first order, each operation adding a rounding of its own.</summary>
internal static class FormulaError
{
    // exp, log, tanh and their kin are accurate to a few units in the last place.
    private const double FunctionRoundings = 4;

    private static readonly ScalarExpression X = new ScalarArgument(0);

    private static readonly ScalarExpression[] Derivatives =
        [.. Enum.GetValues<ScalarFunction>().Select(function => ScalarDerivative.Of(Simplification.Unary(function, X), 0))];

    public static Uncertain Of(ScalarExpression expression, Uncertain[] arguments, int[] position) => expression switch
    {
        ScalarArgument a => arguments[a.Index],
        ScalarConstant c => Uncertain.Rounded(c.Value, 0),
        ScalarIndex i => new(position[position.Length - 1 - i.AxisFromLast], 0),
        ScalarUnary u => OfUnary(u.Function, Of(u.Operand, arguments, position)),
        ScalarBinary b => OfBinary(b.Operator, Of(b.Left, arguments, position), Of(b.Right, arguments, position)),
        ScalarSelect s => OfSelect(s, arguments, position),
        _ => throw new InvalidOperationException($"No error estimate for {expression.GetType().Name}."),
    };

    private static Uncertain OfUnary(ScalarFunction function, Uncertain x)
    {
        var value = ScalarFunctions.Of(function).Evaluate(x.Value);
        var slope = MapEvaluation.Evaluate(Derivatives[(int)function], [x.Value], []);
        var roundings = function is ScalarFunction.Negate or ScalarFunction.Abs ? 0 : FunctionRoundings;
        return Uncertain.Rounded(value, slope * x.Deviation, 0, roundings);
    }

    private static Uncertain OfBinary(BinaryOperator op, Uncertain a, Uncertain b)
    {
        var value = Simplification.Evaluate(op, a.Value, b.Value);
        return op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => Uncertain.Rounded(value, a.Deviation, b.Deviation),
            BinaryOperator.Multiply => Uncertain.Rounded(value, b.Value * a.Deviation, a.Value * b.Deviation),
            _ => Uncertain.Rounded(value, a.Deviation / b.Value, value * b.Deviation / b.Value),
        };
    }

    /// <summary>Where errors can turn the comparison round, either branch may come out.</summary>
    private static Uncertain OfSelect(ScalarSelect select, Uncertain[] arguments, int[] position)
    {
        var (left, right) = (Of(select.Left, arguments, position), Of(select.Right, arguments, position));
        var (then, otherwise) = (Of(select.Then, arguments, position), Of(select.Else, arguments, position));
        var chosen = Simplification.Compare(select.Comparison, left.Value, right.Value) ? then : otherwise;
        var doubt = Uncertain.Allowance * Math.Sqrt((left.Deviation * left.Deviation) + (right.Deviation * right.Deviation));
        return Math.Abs(left.Value - right.Value) > doubt || doubt == 0
            ? chosen
            : chosen with { Deviation = Math.Abs(then.Value - otherwise.Value) + Math.Max(then.Deviation, otherwise.Deviation) };
    }
}
