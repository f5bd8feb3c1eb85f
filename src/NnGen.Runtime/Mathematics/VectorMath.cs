using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>
/// Elementary functions over plain operations (add, multiply, divide, multiply-add, compare, select, bit shifts), so that a result has the
/// same bits at 512, 256 and 128 bits and in the scalar twin on every machine with a fused multiply-add.
/// </summary>
/// <remarks>
/// Stated errors are maxima over the whole float range in units in the last place of the exact result, on machines with a fused
/// multiply-add; elsewhere they are up to 0.5 ulp more, for sine and cosine 5.5 ulp up to 10,000 and no longer useful beyond. NaN gives NaN.
/// Each function is defined once, in its <c>.Vector256.cs</c> file, from which the build makes the other widths. Range reductions are Cody and Waite's;
/// polynomials are minimax fits whose coefficients were computed in quadruple precision.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>1.5·2²³: adding it rounds a float below 2²² to the nearest integer, which its low bits then hold.</summary>
    private const float RoundingShift = 12_582_912f;

    private const float Log2E = 1.44269504f;
    private const float Ln2 = 0.693147181f;

    /// <summary>ln 2 to 16 bits, so that n·Ln2High is exact for |n| ≤ 255; with <see cref="Ln2Low"/> it is ln 2 to 40 bits.</summary>
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;

    private const float TwoOverPi = 0.636619772f;
    /// <summary>π/2 in four parts, the first two of 8 and 11 bits: n times these is exact for n below 2¹³ even without a fused multiply-add.</summary>
    private const float HalfPi1 = 1.5703125f;
    private const float HalfPi2 = 4.83751297e-4f;
    private const float HalfPi3 = 7.54979013e-8f;
    private const float HalfPi4 = -1.71512451e-15f;

    private const float TwoToMinus64 = 5.42101086e-20f;
    private const float SmallestNormal = 1.17549435e-38f;
    private const int TwoThirdsBits = 0x3F2A_AAAB;
    private const int ExponentMask = unchecked((int)0xFF80_0000);

    /// <summary>The scalar twin of <see cref="Exp(Vector128{float})"/>, with the same bits.</summary>
    public static float Exp(float x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Expm1(Vector128{float})"/>, with the same bits.</summary>
    public static float Expm1(float x) => Expm1(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Log(Vector128{float})"/>, with the same bits.</summary>
    public static float Log(float x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Log1p(Vector128{float})"/>, with the same bits.</summary>
    public static float Log1p(float x) => Log1p(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Tanh(Vector128{float})"/>, with the same bits.</summary>
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Erf(Vector128{float})"/>, with the same bits.</summary>
    public static float Erf(float x) => Erf(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Sigmoid(Vector128{float})"/>, with the same bits.</summary>
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Softplus(Vector128{float})"/>, with the same bits.</summary>
    public static float Softplus(float x) => Softplus(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Sin(Vector128{float})"/>, with the same bits.</summary>
    public static float Sin(float x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The scalar twin of <see cref="Cos(Vector128{float})"/>, with the same bits.</summary>
    public static float Cos(float x) => Cos(Vector128.CreateScalar(x)).ToScalar();
}
