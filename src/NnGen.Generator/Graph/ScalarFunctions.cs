using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Graph;

/// <summary>One function: its value in double precision, and its derivative in terms of its argument x and its value y.</summary>
internal sealed record ScalarFunctionRow(
    ScalarFunction Function, Func<double, double> Evaluate, Func<ScalarExpression, ScalarExpression, ScalarExpression> Derivative);

/// <summary>The table of functions; a derivative written with y spares the backward pass the function itself.</summary>
internal static class ScalarFunctions
{
    private const double TwoOverSqrtPi = 1.1283791670955126;

    private static readonly ScalarFunctionRow[] Rows =
    [
        new(ScalarFunction.Negate, x => -x, (x, y) => -1),
        new(ScalarFunction.Abs, Math.Abs, (x, y) => WhereLess(x, 0, -1, WhereEqual(x, 0, 0, 1))),
        new(ScalarFunction.Sqrt, Math.Sqrt, (x, y) => Constant(0.5) / y),
        new(ScalarFunction.Exp, Math.Exp, (x, y) => y),
        new(ScalarFunction.Expm1, DoubleFunctions.Expm1, (x, y) => y + 1),
        new(ScalarFunction.Log, Math.Log, (x, y) => Constant(1) / x),
        new(ScalarFunction.Log1p, DoubleFunctions.Log1p, (x, y) => Constant(1) / (x + 1)),
        new(ScalarFunction.Tanh, Math.Tanh, (x, y) => Constant(1) - (y * y)),
        new(ScalarFunction.Erf, DoubleFunctions.Erf, (x, y) => TwoOverSqrtPi * Exp(-(x * x))),
        new(ScalarFunction.Sigmoid, DoubleFunctions.Sigmoid, (x, y) => y * (Constant(1) - y)),
        new(ScalarFunction.Softplus, DoubleFunctions.Softplus, (x, y) => Sigmoid(x)),
        new(ScalarFunction.Sin, Math.Sin, (x, y) => Cos(x)),
        new(ScalarFunction.Cos, Math.Cos, (x, y) => -Sin(x)),
    ];

    public static ScalarFunctionRow Of(ScalarFunction function) => Rows[(int)function];
}
