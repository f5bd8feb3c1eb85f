using NnGen.Bench.Machine;
using NnGen.Bench.Quick;
using NnGen.Bench.Workloads;

namespace NnGen.Bench.Goals;

/// <summary>A time on the <see cref="ReferenceCore"/>. Elsewhere it is the same share of what multiply-adds or loads take at least.</summary>
internal sealed record TimeOnReferenceCore(double Nanoseconds) : Goal
{
    public override string Text => Nanoseconds < 1000 ? Format($"≤ {Nanoseconds:0.#} ns at 3 GHz, 512 bits") : Format($"≤ {Nanoseconds / 1e3:0.#} µs at 3 GHz, 512 bits");

    public override double Seconds(Row row) => LeastSeconds(row) / Share(row.Workload);

    public override string Reached(Row row) => Format($"{LeastSeconds(row) / row.Time:P0} of limit, {Share(row.Workload):P0} asked");

    private static double LeastSeconds(Row row) => ReferenceCore.LeastSeconds(row.Workload, row.Core);

    private double Share(Workload workload) => ReferenceCore.LeastSeconds(workload) / (Nanoseconds * 1e-9);
}
