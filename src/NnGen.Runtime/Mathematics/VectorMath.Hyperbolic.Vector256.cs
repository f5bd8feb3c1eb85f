using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// The hyperbolic tangent, within 4.8 ulp (3e-7, relative, so tiny arguments and ±0 keep all digits) for every x; |tanh x| ≤ 1, and ±1
    /// from |x| = 8.070013 on.
    /// </summary>
    /// <remarks>
    /// x·P(x²) / Q(x²), both of degree 4, minimax in relative error (6.7e-9) up to 8.03: the rest of the error is that of single precision
    /// just below 1, where an ulp is half of what it is above.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var a = NotAbove(8.070013f, NotBelow(-8.070013f, x));
        var u = a * a;
        var u2 = u * u;
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(1.5171171725318062e-8f), u, Vector256.Create(2.1855837052185565e-5f));
        var pLow = Vector256.MultiplyAddEstimate(Vector256.Create(0.0035693573632981937f), u, Vector256.Create(0.13442640597464271f));
        var numerator = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(p, u2, pLow) * u, a, a);
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(8.4994674733130033e-7f), u, Vector256.Create(0.00034075522384660468f));
        q = Vector256.MultiplyAddEstimate(q, u, Vector256.Create(0.026156013462411858f));
        var qLow = Vector256.MultiplyAddEstimate(Vector256.Create(0.46775967697706744f), u, Vector256<float>.One);
        return numerator / Vector256.MultiplyAddEstimate(q, u2, qLow);
    }
}
