namespace NnGen.Generator.Graph;

/// <summary>Rewrites of a formula's arguments.</summary>
internal static class ScalarArguments
{
    /// <summary>Drops operands the formula does not use and merges those given twice.</summary>
    public static (Tensor[] Used, ScalarExpression Expression) Compact(ScalarExpression expression, Tensor[] operands)
    {
        var used = new List<Tensor>();
        var compact = Rewrite(expression, node =>
        {
            if (node is not ScalarArgument argument)
            {
                return null;
            }

            var operand = operands[argument.Index];
            if (!used.Contains(operand))
            {
                used.Add(operand);
            }

            return new ScalarArgument(used.IndexOf(operand));
        });
        return ([.. used], compact);
    }

    /// <summary>Replaces a subexpression wherever it stands.</summary>
    public static ScalarExpression Replace(ScalarExpression expression, ScalarExpression what, ScalarExpression by) =>
        Rewrite(expression, node => node == what ? by : null);

    public static bool Uses(ScalarExpression expression, int argument) =>
        Any(expression, node => node is ScalarArgument a && a.Index == argument);

    public static bool Any(ScalarExpression expression, Func<ScalarExpression, bool> predicate) => predicate(expression) || expression switch
    {
        ScalarUnary u => Any(u.Operand, predicate),
        ScalarBinary b => Any(b.Left, predicate) || Any(b.Right, predicate),
        ScalarSelect s => Any(s.Left, predicate) || Any(s.Right, predicate) || Any(s.Then, predicate) || Any(s.Else, predicate),
        _ => false,
    };

    /// <summary>The number of a formula's operations, arguments and constants.</summary>
    public static int SizeOf(ScalarExpression expression)
    {
        var size = 0;
        Any(expression, _ => ++size < 0);
        return size;
    }

    /// <summary>Rebuilds a formula from the top; where <paramref name="rule"/> answers, its answer stands for the whole subexpression.</summary>
    public static ScalarExpression Rewrite(ScalarExpression expression, Func<ScalarExpression, ScalarExpression?> rule) => rule(expression) ?? expression switch
    {
        ScalarUnary u => Simplification.Unary(u.Function, Rewrite(u.Operand, rule)),
        ScalarBinary b => Simplification.Binary(b.Operator, Rewrite(b.Left, rule), Rewrite(b.Right, rule)),
        ScalarSelect s => Simplification.Select(
            s.Comparison, Rewrite(s.Left, rule), Rewrite(s.Right, rule), Rewrite(s.Then, rule), Rewrite(s.Else, rule)),
        _ => expression,
    };
}
