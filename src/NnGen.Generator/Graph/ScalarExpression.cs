namespace NnGen.Generator.Graph;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

internal enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
}

/// <summary>A scalar formula: what a <see cref="MapTensor"/> computes for each element of its broadcast operands.</summary>
internal abstract record ScalarExpression
{
    public static ScalarExpression operator +(ScalarExpression a, ScalarExpression b) => Simplification.Binary(BinaryOperator.Add, a, b);

    public static ScalarExpression operator -(ScalarExpression a, ScalarExpression b) => Simplification.Binary(BinaryOperator.Subtract, a, b);

    public static ScalarExpression operator *(ScalarExpression a, ScalarExpression b) => Simplification.Binary(BinaryOperator.Multiply, a, b);

    public static ScalarExpression operator /(ScalarExpression a, ScalarExpression b) => Simplification.Binary(BinaryOperator.Divide, a, b);

    public static ScalarExpression operator -(ScalarExpression a) => Simplification.Unary(ScalarFunction.Negate, a);

    public static implicit operator ScalarExpression(double value) => new ScalarConstant(value);
}

/// <summary>The value of the map's operand <paramref name="Index"/>.</summary>
internal sealed record ScalarArgument(int Index) : ScalarExpression;

internal sealed record ScalarConstant(double Value) : ScalarExpression;

/// <summary>The element's own position along an axis counted from the last one (0 is the last): masks, one-hot rows, positions.</summary>
internal sealed record ScalarIndex(int AxisFromLast) : ScalarExpression;

internal sealed record ScalarUnary(ScalarFunction Function, ScalarExpression Operand) : ScalarExpression;

internal sealed record ScalarBinary(BinaryOperator Operator, ScalarExpression Left, ScalarExpression Right) : ScalarExpression;

/// <summary><paramref name="Left"/> compared with <paramref name="Right"/> chooses; a comparison with NaN is false.</summary>
internal sealed record ScalarSelect(
    Comparison Comparison, ScalarExpression Left, ScalarExpression Right, ScalarExpression Then, ScalarExpression Else) : ScalarExpression;
