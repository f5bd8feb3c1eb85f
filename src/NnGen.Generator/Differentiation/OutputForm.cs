using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>
/// Writes the derivative of y = f(x) in terms of y where it can: 1 − y² for tanh, y &gt; 0 for ReLU. The backward pass then neither
/// keeps x nor evaluates f again.
/// </summary>
internal static class OutputForm
{
    /// <summary>The derivative with f replaced by the argument <paramref name="output"/>, wherever that spares the argument x.</summary>
    public static ScalarExpression Of(ScalarExpression f, ScalarExpression derivative, int x, int output)
    {
        var y = new ScalarArgument(output);
        var replaced = WithReciprocal(ScalarArguments.Replace(derivative, f, y), f, y);
        var bySign = f is ScalarSelect select && SharesItsSign(select, x) ? BySign(select, replaced, x, y) : replaced;
        return ScalarArguments.Uses(bySign, x) ? replaced : bySign;
    }

    /// <summary>Where y = 1/g, a quotient by g is a product with y.</summary>
    private static ScalarExpression WithReciprocal(ScalarExpression derivative, ScalarExpression f, ScalarArgument y) =>
        f is not ScalarBinary { Operator: BinaryOperator.Divide, Left: ScalarConstant { Value: 1 }, Right: var g }
            ? derivative
            : ScalarArguments.Rewrite(derivative, node => node is ScalarBinary { Operator: BinaryOperator.Divide } quotient && quotient.Right == g
                ? WithReciprocal(quotient.Left, f, y) * y
                : null);

    /// <summary>Whether f = (x ≤ 0 ? A : B) is at most 0 exactly where x is.</summary>
    private static bool SharesItsSign(ScalarSelect f, int x) =>
        IsBranchOnSign(f, x) && IsNonPositive(f.Then, x) && f.Else == new ScalarArgument(x);

    private static bool IsBranchOnSign(ScalarSelect s, int x) =>
        s is { Comparison: Comparison.LessOrEqual, Left: ScalarArgument argument, Right: ScalarConstant { Value: 0 } } && argument.Index == x;

    private static bool IsNonPositive(ScalarExpression e, int x) => e switch
    {
        ScalarConstant c => c.Value <= 0,
        ScalarArgument a => a.Index == x,
        ScalarBinary { Operator: BinaryOperator.Multiply, Left: ScalarConstant { Value: > 0 } } m => IsNonPositive(m.Right, x),
        ScalarUnary { Function: ScalarFunction.Expm1 } u => IsNonPositive(u.Operand, x),
        _ => false,
    };

    private static ScalarExpression BySign(ScalarSelect f, ScalarExpression derivative, int x, ScalarArgument y) =>
        ScalarArguments.Rewrite(derivative, node => node is ScalarSelect s && IsBranchOnSign(s, x)
            ? Simplification.Select(
                Comparison.LessOrEqual, y, 0, WithOutput(s.Then, f.Then, y), WithOutput(s.Else, f.Else, y))
            : null);

    /// <summary>A branch of the derivative with the function's branch replaced by y; a constant is shorter than y.</summary>
    private static ScalarExpression WithOutput(ScalarExpression derivative, ScalarExpression branch, ScalarArgument y) =>
        branch is ScalarConstant ? derivative : ScalarArguments.Replace(derivative, branch, y);
}
