using System.Globalization;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Emission;

/// <summary>Scalar formulas as a textbook prints them, for comments.</summary>
internal static class ScalarText
{
    /// <summary>The places in a window, from the outermost axis.</summary>
    private static readonly string[] Places = ["i", "j", "l", "m", "n", "o", "p", "q", "r"];

    public static string Of(ScalarExpression expression, Func<int, string> argument)
    {
        string Print(ScalarExpression node) => node switch
        {
            ScalarArgument a => argument(a.Index),
            ScalarConstant c => Constant(c.Value),
            ScalarIndex { AxisFromLast: < 0 } index => Places[-1 - index.AxisFromLast],
            ScalarIndex { AxisFromLast: > 0 } => "position",
            ScalarIndex => "column",
            ScalarUnary u => Function(u.Function, u.Function == ScalarFunction.Negate ? Print(u.Operand) : Whole(u.Operand), u.Operand),
            ScalarBinary b => $"{Operand(b.Left)}{Symbol(b.Operator)}{Operand(b.Right)}",
            ScalarSelect s => $"({Print(s.Left)} {Symbol(s.Comparison)} {Print(s.Right)} ? {Print(s.Then)} : {Print(s.Else)})",
            _ => throw new InvalidOperationException(node.GetType().Name),
        };

        string Operand(ScalarExpression node) => node is ScalarBinary or ScalarUnary { Function: ScalarFunction.Negate } ? $"({Print(node)})" : Print(node);

        string Whole(ScalarExpression node) => node is ScalarSelect && Print(node) is var text ? text.Substring(1, text.Length - 2) : Print(node);

        return Whole(expression);
    }

    private static string Function(ScalarFunction function, string operand, ScalarExpression node) => function switch
    {
        ScalarFunction.Negate => "−" + (node is ScalarBinary ? $"({operand})" : operand),
        ScalarFunction.Abs => $"|{operand}|",
        ScalarFunction.Sqrt => $"√({operand})",
        ScalarFunction.Sigmoid => $"σ({operand})",
        _ => $"{function.ToString().ToLowerInvariant()}({operand})",
    };

    private static string Constant(double value) => ((float)value).ToString("G7", CultureInfo.InvariantCulture).Replace("-", "−");

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " − ",
        BinaryOperator.Multiply => "·",
        _ => " / ",
    };

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "≤",
        _ => "=",
    };
}
