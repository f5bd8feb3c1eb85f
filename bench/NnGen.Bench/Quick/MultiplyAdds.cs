using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Bench.Quick;

/// <summary>Multiply-adds on registers alone, in 12 independent chains: more than latency times throughput of any current core.</summary>
internal static class MultiplyAdds
{
    private const int Chains = 12;
    private const int Turns = 1_000;

    /// <summary>The floating-point operations of one repetition.</summary>
    public static long Flops => 2L * Chains * Turns * VectorWidth.Lanes;

    /// <summary>Keeps the results alive.</summary>
    public static float Sink { get; private set; }

    public static void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Sink = VectorWidth.Lanes switch { 16 => At512(), 8 => At256(), _ => At128() };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float At512()
    {
        var (scale, shift) = (Vector512.Create(0.5f), Vector512.Create(1f));
        var (s0, s1, s2, s3) = (shift, shift, shift, shift);
        var (s4, s5, s6, s7) = (shift, shift, shift, shift);
        var (s8, s9, s10, s11) = (shift, shift, shift, shift);
        for (var i = 0; i < Turns; i++)
        {
            s0 = Vector512.MultiplyAddEstimate(s0, scale, shift);
            s1 = Vector512.MultiplyAddEstimate(s1, scale, shift);
            s2 = Vector512.MultiplyAddEstimate(s2, scale, shift);
            s3 = Vector512.MultiplyAddEstimate(s3, scale, shift);
            s4 = Vector512.MultiplyAddEstimate(s4, scale, shift);
            s5 = Vector512.MultiplyAddEstimate(s5, scale, shift);
            s6 = Vector512.MultiplyAddEstimate(s6, scale, shift);
            s7 = Vector512.MultiplyAddEstimate(s7, scale, shift);
            s8 = Vector512.MultiplyAddEstimate(s8, scale, shift);
            s9 = Vector512.MultiplyAddEstimate(s9, scale, shift);
            s10 = Vector512.MultiplyAddEstimate(s10, scale, shift);
            s11 = Vector512.MultiplyAddEstimate(s11, scale, shift);
        }

        return Vector512.Sum(((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + ((s8 + s9) + (s10 + s11)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float At256()
    {
        var (scale, shift) = (Vector256.Create(0.5f), Vector256.Create(1f));
        var (s0, s1, s2, s3) = (shift, shift, shift, shift);
        var (s4, s5, s6, s7) = (shift, shift, shift, shift);
        var (s8, s9, s10, s11) = (shift, shift, shift, shift);
        for (var i = 0; i < Turns; i++)
        {
            s0 = Vector256.MultiplyAddEstimate(s0, scale, shift);
            s1 = Vector256.MultiplyAddEstimate(s1, scale, shift);
            s2 = Vector256.MultiplyAddEstimate(s2, scale, shift);
            s3 = Vector256.MultiplyAddEstimate(s3, scale, shift);
            s4 = Vector256.MultiplyAddEstimate(s4, scale, shift);
            s5 = Vector256.MultiplyAddEstimate(s5, scale, shift);
            s6 = Vector256.MultiplyAddEstimate(s6, scale, shift);
            s7 = Vector256.MultiplyAddEstimate(s7, scale, shift);
            s8 = Vector256.MultiplyAddEstimate(s8, scale, shift);
            s9 = Vector256.MultiplyAddEstimate(s9, scale, shift);
            s10 = Vector256.MultiplyAddEstimate(s10, scale, shift);
            s11 = Vector256.MultiplyAddEstimate(s11, scale, shift);
        }

        return Vector256.Sum(((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + ((s8 + s9) + (s10 + s11)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float At128()
    {
        var (scale, shift) = (Vector128.Create(0.5f), Vector128.Create(1f));
        var (s0, s1, s2, s3) = (shift, shift, shift, shift);
        var (s4, s5, s6, s7) = (shift, shift, shift, shift);
        var (s8, s9, s10, s11) = (shift, shift, shift, shift);
        for (var i = 0; i < Turns; i++)
        {
            s0 = Vector128.MultiplyAddEstimate(s0, scale, shift);
            s1 = Vector128.MultiplyAddEstimate(s1, scale, shift);
            s2 = Vector128.MultiplyAddEstimate(s2, scale, shift);
            s3 = Vector128.MultiplyAddEstimate(s3, scale, shift);
            s4 = Vector128.MultiplyAddEstimate(s4, scale, shift);
            s5 = Vector128.MultiplyAddEstimate(s5, scale, shift);
            s6 = Vector128.MultiplyAddEstimate(s6, scale, shift);
            s7 = Vector128.MultiplyAddEstimate(s7, scale, shift);
            s8 = Vector128.MultiplyAddEstimate(s8, scale, shift);
            s9 = Vector128.MultiplyAddEstimate(s9, scale, shift);
            s10 = Vector128.MultiplyAddEstimate(s10, scale, shift);
            s11 = Vector128.MultiplyAddEstimate(s11, scale, shift);
        }

        return Vector128.Sum(((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + ((s8 + s9) + (s10 + s11)));
    }
}
