using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>
    /// v = α·v + (1 − α)·g²; centred, m = α·m + (1 − α)·g and v − m² stands for v; d = g / (√v + ε); with momentum, b = μ·b + d and b
    /// stands for d; w = w − η·d.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RmsPropVector256(
        ref float w, ref float g, ref float v, ref float m, ref float b, nuint length, in RmsPropConstants constants)
    {
        var alpha = Vector256.Create(constants.Alpha);
        var share = Vector256.Create(constants.Share);
        var epsilon = Vector256.Create(constants.Epsilon);
        var momentum = Vector256.Create(constants.Momentum);
        var rate = Vector256.Create(-constants.LearningRate);
        var isCentered = !Unsafe.IsNullRef(ref m);
        var hasMomentum = !Unsafe.IsNullRef(ref b);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var gradient = Vector256.LoadUnsafe(ref g, i);
            var square = WithoutDenormals(Vector256.MultiplyAddEstimate(alpha, Vector256.LoadUnsafe(ref v, i), share * gradient * gradient));
            square.StoreUnsafe(ref v, i);
            if (isCentered)
            {
                var mean = WithoutDenormals(Vector256.MultiplyAddEstimate(alpha, Vector256.LoadUnsafe(ref m, i), share * gradient));
                mean.StoreUnsafe(ref m, i);
                square = Vector256.Max(Vector256.MultiplyAddEstimate(-mean, mean, square), Vector256<float>.Zero);
            }

            var direction = gradient / (Vector256.Sqrt(square) + epsilon);
            if (hasMomentum)
            {
                direction = WithoutDenormals(Vector256.MultiplyAddEstimate(momentum, Vector256.LoadUnsafe(ref b, i), direction));
                direction.StoreUnsafe(ref b, i);
            }

            Vector256.MultiplyAddEstimate(rate, direction, Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>s = s + g²; w = w − step·g / (√s + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AdaGradVector256(ref float w, ref float g, ref float s, nuint length, in AdaGradConstants constants)
    {
        var step = Vector256.Create(-constants.StepSize);
        var epsilon = Vector256.Create(constants.Epsilon);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var gradient = Vector256.LoadUnsafe(ref g, i);
            var sum = WithoutDenormals(Vector256.MultiplyAddEstimate(gradient, gradient, Vector256.LoadUnsafe(ref s, i)));
            sum.StoreUnsafe(ref s, i);
            var quotient = gradient / (Vector256.Sqrt(sum) + epsilon);
            Vector256.MultiplyAddEstimate(step, quotient, Vector256.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>w = w − η·sign(β₁·m + (1 − β₁)·g); m = β₂·m + (1 − β₂)·g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LionVector256(ref float w, ref float g, ref float m, nuint length, in LionConstants constants)
    {
        var beta1 = Vector256.Create(constants.Beta1);
        var beta2 = Vector256.Create(constants.Beta2);
        var share1 = Vector256.Create(constants.Share1);
        var share2 = Vector256.Create(constants.Share2);
        var rate = Vector256.Create(constants.LearningRate);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var gradient = Vector256.LoadUnsafe(ref g, i);
            var mean = Vector256.LoadUnsafe(ref m, i);
            var direction = Vector256.MultiplyAddEstimate(beta1, mean, share1 * gradient);
            (Vector256.LoadUnsafe(ref w, i) - Signed(rate, direction)).StoreUnsafe(ref w, i);
            WithoutDenormals(Vector256.MultiplyAddEstimate(beta2, mean, share2 * gradient)).StoreUnsafe(ref m, i);
        }
    }

    /// <summary>|size|·sign(x), 0 where x is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Signed(Vector256<float> size, Vector256<float> x)
    {
        var isZero = Vector256.Equals(x, Vector256<float>.Zero);
        return Vector256.ConditionalSelect(isZero, Vector256<float>.Zero, size | (x & Vector256.Create(-0f)));
    }
}
