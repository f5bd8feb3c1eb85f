using System.Runtime.Intrinsics;
using NnGen.CompilerServices;

namespace NnGen.Tests.Mathematics;

/// <summary>One function of <see cref="VectorMath"/> at all widths, its double-precision oracle, and its documented error.</summary>
public sealed record ElementaryFunction(
    string Name,
    double MaxUlps,
    float Limit,
    Func<double, double> Oracle,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> At128,
    Func<Vector256<float>, Vector256<float>> At256,
    Func<Vector512<float>, Vector512<float>> At512)
{
    public static readonly ElementaryFunction[] All =
    [
        new("Exp", 1.1, float.MaxValue, Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        new("Expm1", 1.7, float.MaxValue, Oracles.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        new("Log", 1.1, float.MaxValue, Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Log1p", 1.7, float.MaxValue, Oracles.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        new("Tanh", 4.8, float.MaxValue, Oracles.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        new("Erf", 1.3, float.MaxValue, Oracles.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
        new("Sigmoid", 2.9, float.MaxValue, Oracles.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        new("Softplus", 2.0, float.MaxValue, Oracles.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus),
        new("Sin", 1.7, 10_000f, Math.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin),
        new("Cos", 1.7, 10_000f, Math.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos),
    ];

    /// <summary>Without a fused multiply-add the documentation allows 0.5 ulp more, and 5.5 ulp for sine and cosine.</summary>
    public double Allowed => Determinism.IsGuaranteed ? MaxUlps : Limit < float.MaxValue ? 5.5 : MaxUlps + 0.5;

    public static ElementaryFunction Of(string name) => All.Single(f => f.Name == name);

    public override string ToString() => Name;
}
