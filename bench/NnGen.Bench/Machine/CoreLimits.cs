using NnGen.Bench.Measuring;

namespace NnGen.Bench.Machine;

/// <summary>What one core can do, timed in the same passes as the work that is held against it.</summary>
internal sealed class CoreLimits
{
    private readonly Loads _first = new(16 << 10);
    private readonly Loads _second = new(256 << 10);
    private readonly Timing _peak = new(MultiplyAdds.Run);
    private readonly Timing _chain = new(MultiplyAdds.RunChain);
    private readonly Timing _fromFirst;
    private readonly Timing _fromSecond;

    public CoreLimits() => (_fromFirst, _fromSecond) = (new(_first.Run), new(_second.Run));

    public IReadOnlyList<Timing> Timings => [_peak, _chain, _fromFirst, _fromSecond];

    /// <summary>Floating-point operations a second, of multiply-adds on registers alone.</summary>
    public double Flops => MultiplyAdds.Flops / _peak.Best;

    /// <summary>Bytes a second from 16 KiB.</summary>
    public double FirstCache => _first.Bytes / _fromFirst.Best;

    /// <summary>Bytes a second from 256 KiB.</summary>
    public double SecondCache => _second.Bytes / _fromSecond.Best;

    /// <summary>Seconds from a multiply-add to the next that needs its result.</summary>
    public double Latency => _chain.Best / MultiplyAdds.ChainLength;

    public override string ToString() => FormattableString.Invariant(
        $"This core: {32 * VectorWidth.Lanes}-bit vectors; multiply-adds {Flops / 1e9:F0} GFLOP/s, one after the other {Latency * 1e9:F2} ns; loads {FirstCache / 1e9:F0} GB/s from 16 KiB (L1), {SecondCache / 1e9:F0} GB/s from 256 KiB (L2).");
}
