namespace NnGen.Generator.Graph;

internal enum ScalarFunction
{
    Negate,
    Abs,
    Sqrt,
    Exp,
    Expm1,
    Log,
    Log1p,
    Tanh,
    Erf,
    Sigmoid,
    Softplus,
    Sin,
    Cos,
}
