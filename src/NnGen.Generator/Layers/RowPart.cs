namespace NnGen.Generator.Layers;

/// <summary>A named part of an input or output row.</summary>
internal sealed record RowPart(string Name, int Start, EquatableArray<int> Axes)
{
    public int Size => Axes.Aggregate(1, (product, axis) => product * axis);
}
