using NnGen.Bench.Quick;

namespace NnGen.Bench.Goals;

/// <summary>A multiple of the time that loading the weights from the second cache takes.</summary>
internal sealed record TimesSecondCache(double Factor, long WeightBytes) : Goal
{
    public override string Text => Format($"≤ {Factor:0.##} × weights from L2");

    public override double Seconds(Row row) => Factor * Floor(row);

    public override string Reached(Row row) => Format($"{row.Time / Floor(row):F2} × L2");

    private double Floor(Row row) => WeightBytes / row.Core.SecondCache;
}
