using NnGen.Bench.Quick;

namespace NnGen.Bench.Goals;

/// <summary>A multiple of the time of another job of the same network.</summary>
internal sealed record TimesOther(double Factor, string Other) : Goal
{
    public override string Text => Format($"≤ {Factor:0.##} × {Other}");

    public override double Seconds(Row row) => Factor * row.TimeOf(Other);

    public override string Reached(Row row) => Format($"{row.Time / row.TimeOf(Other):F2} ×");
}
