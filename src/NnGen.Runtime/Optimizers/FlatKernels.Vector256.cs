using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>v = μ·v + κ·g; d = a·v + b·g; w = w − η·d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MomentumVector256(ref float w, ref float g, ref float v, nuint length, in MomentumConstants constants)
    {
        var momentum = Vector256.Create(constants.Momentum);
        var gradientShare = Vector256.Create(constants.GradientShare);
        var velocityPart = Vector256.Create(constants.VelocityPart);
        var gradientPart = Vector256.Create(constants.GradientPart);
        var rate = Vector256.Create(-constants.LearningRate);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var gradient = Vector256.LoadUnsafe(ref g, i);
            var velocity = WithoutDenormals(Vector256.MultiplyAddEstimate(momentum, Vector256.LoadUnsafe(ref v, i), gradientShare * gradient));
            velocity.StoreUnsafe(ref v, i);
            var direction = Vector256.MultiplyAddEstimate(velocityPart, velocity, gradientPart * gradient);
            Vector256.MultiplyAddEstimate(rate, direction, Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>w = w + s·g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaledVector256(ref float w, ref float g, nuint length, float scale)
    {
        var s = Vector256.Create(scale);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            Vector256.MultiplyAddEstimate(s, Vector256.LoadUnsafe(ref g, i), Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>w = s·w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScaleVector256(ref float w, nuint length, float scale)
    {
        var s = Vector256.Create(scale);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            (s * Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 − β₂)·g²; w = w − step·m / (√v·correction + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AdamVector256(ref float w, ref float g, ref float m, ref float v, nuint length, in AdamConstants constants)
    {
        var beta1 = Vector256.Create(constants.Beta1);
        var beta2 = Vector256.Create(constants.Beta2);
        var share1 = Vector256.Create(constants.Share1);
        var share2 = Vector256.Create(constants.Share2);
        var step = Vector256.Create(-constants.StepSize);
        var correction = Vector256.Create(constants.RootCorrection);
        var epsilon = Vector256.Create(constants.Epsilon);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var gradient = Vector256.LoadUnsafe(ref g, i);
            var mean = WithoutDenormals(Vector256.MultiplyAddEstimate(beta1, Vector256.LoadUnsafe(ref m, i), share1 * gradient));
            var square = WithoutDenormals(Vector256.MultiplyAddEstimate(beta2, Vector256.LoadUnsafe(ref v, i), share2 * gradient * gradient));
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            var quotient = mean / Vector256.MultiplyAddEstimate(Vector256.Sqrt(square), correction, epsilon);
            Vector256.MultiplyAddEstimate(step, quotient, Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>Whether any value is NaN or infinite: all exponent bits set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsFiniteVector256(ref float g, nuint length)
    {
        var exponent = Vector256.Create(0x7F80_0000);
        var bad = Vector256<int>.Zero;
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            bad |= Vector256.Equals(Vector256.LoadUnsafe(ref g, i).AsInt32() & exponent, exponent);
        }

        return bad == Vector256<int>.Zero;
    }

    /// <summary>Σ g² in 16 double accumulators, one for each lane index modulo 16. Squares of floats are exact in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SquaresVector256(ref float g, nuint length, ref double lanes)
    {
        for (nuint lane = 0; lane < 16; lane += (nuint)Vector256<float>.Count)
        {
            var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (var i = lane; i < length; i += 16)
            {
                var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref g, i));
                low += a * a;
                high += b * b;
            }

            low.StoreUnsafe(ref lanes, lane);
            high.StoreUnsafe(ref lanes, lane + (nuint)Vector256<double>.Count);
        }
    }

    /// <summary>g = g + λ·w over rows without their pads; adds Σ w² to the 16 accumulators, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PenalizeVector256(ref float w, ref float g, in PenaltyRows rows, ref double lanes)
    {
        var lambda = Vector256.Create(rows.Lambda);
        for (nuint lane = 0; lane < 16; lane += (nuint)Vector256<float>.Count)
        {
            var low = Vector256.LoadUnsafe(ref lanes, lane);
            var high = Vector256.LoadUnsafe(ref lanes, lane + (nuint)Vector256<double>.Count);
            for (var row = 0; row < rows.Count; row++)
            {
                for (var column = (int)lane; column < rows.Length; column += 16)
                {
                    var i = (nuint)((row * rows.Stride) + column);
                    var isElement = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(rows.Length - column)).AsSingle();
                    var value = Vector256.ConditionalSelect(isElement, Vector256.LoadUnsafe(ref w, i), Vector256<float>.Zero);
                    Vector256.MultiplyAddEstimate(lambda, value, Vector256.LoadUnsafe(ref g, i)).StoreUnsafe(ref g, i);
                    var (a, b) = Vector256.Widen(value);
                    low += a * a;
                    high += b * b;
                }
            }

            low.StoreUnsafe(ref lanes, lane);
            high.StoreUnsafe(ref lanes, lane + (nuint)Vector256<double>.Count);
        }
    }

    /// <summary>
    /// 0 for magnitudes below 1e-30. A running mean whose gradient stays 0 (a dead unit) would otherwise end, and stick, among the
    /// denormals, where arithmetic is a hundred times slower.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> WithoutDenormals(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-30f)), Vector256<float>.Zero, x);
}
