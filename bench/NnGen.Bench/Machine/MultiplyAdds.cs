using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.Bench.Machine;

/// <summary>Multiply-adds on registers alone: in 12 independent chains, which is more than latency times throughput of any current core, or in one.</summary>
internal static class MultiplyAdds
{
    private const int Chains = 12;
    private const int Turns = 1_000;

    /// <summary>The floating-point operations of one repetition of <see cref="Run"/>.</summary>
    public static long Flops => 2L * Chains * Turns * VectorWidth.Lanes;

    /// <summary>The multiply-adds of one repetition of <see cref="RunChain"/>, each of which waits for the one before.</summary>
    public static long ChainLength => Turns;

    /// <summary>Keeps the results alive.</summary>
    public static float Sink { get; private set; }

    /// <summary>As many multiply-adds as the core can do.</summary>
    public static void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Sink = VectorWidth.Lanes switch
            {
                16 => Independent<Lanes512, Vector512<float>>(),
                8 => Independent<Lanes256, Vector256<float>>(),
                _ => Independent<Lanes128, Vector128<float>>(),
            };
        }
    }

    /// <summary>One after the other.</summary>
    public static void RunChain(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Sink = VectorWidth.Lanes switch
            {
                16 => Chain<Lanes512, Vector512<float>>(),
                8 => Chain<Lanes256, Vector256<float>>(),
                _ => Chain<Lanes128, Vector128<float>>(),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Independent<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var (scale, shift) = (TLanes.Broadcast(0.5f), TLanes.Broadcast(1f));
        var (s0, s1, s2, s3) = (shift, shift, shift, shift);
        var (s4, s5, s6, s7) = (shift, shift, shift, shift);
        var (s8, s9, s10, s11) = (shift, shift, shift, shift);
        for (var i = 0; i < Turns; i++)
        {
            s0 = TLanes.MultiplyAdd(s0, scale, shift);
            s1 = TLanes.MultiplyAdd(s1, scale, shift);
            s2 = TLanes.MultiplyAdd(s2, scale, shift);
            s3 = TLanes.MultiplyAdd(s3, scale, shift);
            s4 = TLanes.MultiplyAdd(s4, scale, shift);
            s5 = TLanes.MultiplyAdd(s5, scale, shift);
            s6 = TLanes.MultiplyAdd(s6, scale, shift);
            s7 = TLanes.MultiplyAdd(s7, scale, shift);
            s8 = TLanes.MultiplyAdd(s8, scale, shift);
            s9 = TLanes.MultiplyAdd(s9, scale, shift);
            s10 = TLanes.MultiplyAdd(s10, scale, shift);
            s11 = TLanes.MultiplyAdd(s11, scale, shift);
        }

        var low = TLanes.Add(TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)), TLanes.Add(TLanes.Add(s4, s5), TLanes.Add(s6, s7)));
        return TLanes.First(TLanes.Add(low, TLanes.Add(TLanes.Add(s8, s9), TLanes.Add(s10, s11))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var (scale, shift) = (TLanes.Broadcast(0.5f), TLanes.Broadcast(1f));
        var sum = shift;
        for (var i = 0; i < Turns; i++)
        {
            sum = TLanes.MultiplyAdd(sum, scale, shift);
        }

        return TLanes.First(sum);
    }
}
