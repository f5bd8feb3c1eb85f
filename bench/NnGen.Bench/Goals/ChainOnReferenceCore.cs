using NnGen.Bench.Machine;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Goals;

/// <summary>
/// A time on the <see cref="ReferenceCore"/> of calls that wait for one another. What they are held against is not how much the core does at
/// once but how long it takes for one thing after the other: a multiply-add's latency.
/// </summary>
internal sealed record ChainOnReferenceCore(double Nanoseconds) : Goal
{
    private double Latencies => Nanoseconds * 1e-9 / ReferenceCore.Latency;

    public override string Text => Format($"≤ {Nanoseconds:0.#} ns at 3 GHz, 512 bits");

    public override double Seconds(Row row) => Latencies * row.Core.Latency;

    public override string Reached(Row row) => Format($"{row.Time / row.Core.Latency:F0} latencies, {Latencies:F0} asked");
}
