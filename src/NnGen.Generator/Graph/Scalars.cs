namespace NnGen.Generator.Graph;

/// <summary>The vocabulary in which layers, activations and losses write their formulas; meant for <c>using static</c>.</summary>
internal static class Scalars
{
    public static ScalarExpression Argument(int index) => new ScalarArgument(index);

    public static ScalarExpression Constant(double value) => new ScalarConstant(value);

    public static ScalarExpression Index(int axisFromLast) => new ScalarIndex(axisFromLast);

    public static ScalarExpression Abs(ScalarExpression x) => Simplification.Unary(ScalarFunction.Abs, x);

    public static ScalarExpression Sqrt(ScalarExpression x) => Simplification.Unary(ScalarFunction.Sqrt, x);

    public static ScalarExpression Exp(ScalarExpression x) => Simplification.Unary(ScalarFunction.Exp, x);

    public static ScalarExpression Expm1(ScalarExpression x) => Simplification.Unary(ScalarFunction.Expm1, x);

    public static ScalarExpression Log(ScalarExpression x) => Simplification.Unary(ScalarFunction.Log, x);

    public static ScalarExpression Log1p(ScalarExpression x) => Simplification.Unary(ScalarFunction.Log1p, x);

    public static ScalarExpression Tanh(ScalarExpression x) => Simplification.Unary(ScalarFunction.Tanh, x);

    public static ScalarExpression Erf(ScalarExpression x) => Simplification.Unary(ScalarFunction.Erf, x);

    public static ScalarExpression Sigmoid(ScalarExpression x) => Simplification.Unary(ScalarFunction.Sigmoid, x);

    public static ScalarExpression Softplus(ScalarExpression x) => Simplification.Unary(ScalarFunction.Softplus, x);

    public static ScalarExpression Sin(ScalarExpression x) => Simplification.Unary(ScalarFunction.Sin, x);

    public static ScalarExpression Cos(ScalarExpression x) => Simplification.Unary(ScalarFunction.Cos, x);

    public static ScalarExpression WhereLess(ScalarExpression left, ScalarExpression right, ScalarExpression then, ScalarExpression otherwise) =>
        Simplification.Select(Comparison.Less, left, right, then, otherwise);

    public static ScalarExpression WhereLessOrEqual(ScalarExpression left, ScalarExpression right, ScalarExpression then, ScalarExpression otherwise) =>
        Simplification.Select(Comparison.LessOrEqual, left, right, then, otherwise);

    public static ScalarExpression WhereEqual(ScalarExpression left, ScalarExpression right, ScalarExpression then, ScalarExpression otherwise) =>
        Simplification.Select(Comparison.Equal, left, right, then, otherwise);
}
