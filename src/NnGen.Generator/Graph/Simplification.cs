using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Graph;

/// <summary>
/// The algebra every expression is built with: constants fold, neutral elements vanish, signs move outwards, so that derivatives come
/// out as the textbook has them.
/// </summary>
internal static class Simplification
{
    public static ScalarExpression Unary(ScalarFunction function, ScalarExpression x) => (function, x) switch
    {
        (_, ScalarConstant c) => new ScalarConstant(ScalarFunctions.Of(function).Evaluate(c.Value)),
        (ScalarFunction.Negate, ScalarUnary { Function: ScalarFunction.Negate } inner) => inner.Operand,
        (ScalarFunction.Negate, ScalarBinary { Operator: BinaryOperator.Subtract } d) => d.Right - d.Left,
        (ScalarFunction.Negate, ScalarBinary { Operator: BinaryOperator.Multiply, Left: ScalarConstant c } m) => new ScalarConstant(-c.Value) * m.Right,
        _ => new ScalarUnary(function, x),
    };

    public static ScalarExpression Binary(BinaryOperator op, ScalarExpression a, ScalarExpression b) => op switch
    {
        _ when a is ScalarConstant x && b is ScalarConstant y => new ScalarConstant(Evaluate(op, x.Value, y.Value)),
        BinaryOperator.Add => Add(a, b),
        BinaryOperator.Subtract => Subtract(a, b),
        BinaryOperator.Multiply => Multiply(a, b),
        _ => Divide(a, b),
    };

    public static ScalarExpression Select(
        Comparison comparison, ScalarExpression left, ScalarExpression right, ScalarExpression then, ScalarExpression otherwise)
    {
        if (left is ScalarConstant a && right is ScalarConstant b)
        {
            return Compare(comparison, a.Value, b.Value) ? then : otherwise;
        }

        return then == otherwise ? then : new ScalarSelect(comparison, left, right, then, otherwise);
    }

    public static double Evaluate(BinaryOperator op, double a, double b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        _ => a / b,
    };

    public static bool Compare(Comparison comparison, double a, double b) => comparison switch
    {
        Comparison.Less => a < b,
        Comparison.LessOrEqual => a <= b,
        _ => a == b,
    };

    private static ScalarExpression Add(ScalarExpression a, ScalarExpression b) => (a, b) switch
    {
        (ScalarConstant { Value: 0 }, _) => b,
        (_, ScalarConstant { Value: 0 }) => a,
        (_, ScalarUnary { Function: ScalarFunction.Negate } n) => a - n.Operand,
        (ScalarUnary { Function: ScalarFunction.Negate } n, _) => b - n.Operand,
        (ScalarConstant c, _) => new ScalarBinary(BinaryOperator.Add, b, c),
        _ when a == b => Constant(2) * a,
        _ => new ScalarBinary(BinaryOperator.Add, a, b),
    };

    private static ScalarExpression Subtract(ScalarExpression a, ScalarExpression b) => (a, b) switch
    {
        (_, ScalarConstant { Value: 0 }) => a,
        (ScalarConstant { Value: 0 }, _) => -b,
        (_, ScalarUnary { Function: ScalarFunction.Negate } n) => a + n.Operand,
        _ when a == b => new ScalarConstant(0),
        _ => new ScalarBinary(BinaryOperator.Subtract, a, b),
    };

    private static ScalarExpression Multiply(ScalarExpression a, ScalarExpression b) => (a, b) switch
    {
        (ScalarConstant { Value: 0 }, _) or (_, ScalarConstant { Value: 0 }) => new ScalarConstant(0),
        (ScalarConstant { Value: 1 }, _) => b,
        (_, ScalarConstant { Value: 1 }) => a,
        (ScalarConstant { Value: -1 }, _) => -b,
        (_, ScalarConstant { Value: -1 }) => -a,
        (_, ScalarConstant c) => c * a,
        (ScalarConstant c, ScalarBinary { Operator: BinaryOperator.Multiply, Left: ScalarConstant d } m) => new ScalarConstant(c.Value * d.Value) * m.Right,
        (ScalarConstant c, ScalarBinary { Operator: BinaryOperator.Add, Right: ScalarConstant d } s) => (c * s.Left) + new ScalarConstant(c.Value * d.Value),
        (ScalarUnary { Function: ScalarFunction.Negate } n, _) => -(n.Operand * b),
        (_, ScalarUnary { Function: ScalarFunction.Negate } n) => -(a * n.Operand),
        (_, ScalarSelect s) when HasConstantBranch(s) => Select(s.Comparison, s.Left, s.Right, a * s.Then, a * s.Else),
        (ScalarSelect s, _) when HasConstantBranch(s) => Select(s.Comparison, s.Left, s.Right, s.Then * b, s.Else * b),
        _ => new ScalarBinary(BinaryOperator.Multiply, a, b),
    };

    private static ScalarExpression Divide(ScalarExpression a, ScalarExpression b) => (a, b) switch
    {
        (ScalarConstant { Value: 0 }, _) => a,
        (_, ScalarConstant { Value: 1 }) => a,
        (ScalarUnary { Function: ScalarFunction.Negate } n, _) => -(n.Operand / b),
        _ => new ScalarBinary(BinaryOperator.Divide, a, b),
    };

    private static bool HasConstantBranch(ScalarSelect select) => select.Then is ScalarConstant || select.Else is ScalarConstant;
}
