using NnGen.Bench.Machine;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Goals;

/// <summary>A share of the multiply-adds that the core can do; 75 % suffices below 512 bits where more than 80 % is asked for.</summary>
internal sealed record ShareOfPeak(double AtFullWidth) : Goal
{
    private double Share => VectorWidth.Lanes < 16 && AtFullWidth > 0.8 ? 0.75 : AtFullWidth;

    public override string Text => Share == AtFullWidth ? Format($"≥ {Share:P0} of peak") : Format($"≥ {Share:P0} of peak ({AtFullWidth:P0} at 512 bits)");

    public override double Seconds(Row row) => row.ProductSeconds / Share;

    public override string Reached(Row row) => Format($"{row.ProductSeconds / row.Time:P0} of peak");
}
