using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>Symbolic derivatives of scalar formulas.</summary>
internal static class ScalarDerivative
{
    /// <summary>∂f/∂xᵢ as a formula of the same arguments.</summary>
    public static ScalarExpression Of(ScalarExpression f, int argument) => f switch
    {
        ScalarArgument x => x.Index == argument ? 1 : 0,
        ScalarUnary u => ScalarFunctions.Of(u.Function).Derivative(u.Operand, u) * Of(u.Operand, argument),
        ScalarBinary b => OfBinary(b, Of(b.Left, argument), Of(b.Right, argument)),
        ScalarSelect s => Simplification.Select(s.Comparison, s.Left, s.Right, Of(s.Then, argument), Of(s.Else, argument)),
        _ => 0,
    };

    private static ScalarExpression OfBinary(ScalarBinary f, ScalarExpression left, ScalarExpression right) => f.Operator switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => (left * f.Right) + (f.Left * right),
        _ => (left / f.Right) - (f * right / f.Right),
    };
}
