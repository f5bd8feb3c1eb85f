using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>Where a register tile stands: <paramref name="Whole"/> tiles have no pads, and may stand in a loop over columns.</summary>
internal sealed record TilePlace(bool Whole, string? ColumnVariable, int FirstColumn, IReadOnlyDictionary<string, string> ColumnReferences);

/// <summary>A register tile's elements: where their operands lie, and how their locals are named.</summary>
internal sealed class TileElements(ProductKernel kernel, int width, int rows, int vectors, TilePlace place)
{
    public int Rows => rows;

    public int Vectors => vectors;

    public int Width => width;

    /// <summary>The same elements of another product.</summary>
    public TileElements Of(ProductKernel other) => new(other, width, rows, vectors, place);

    public void ForEach(Action<int, int> action)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var vector = 0; vector < vectors; vector++)
            {
                action(row, vector);
            }
        }
    }

    /// <summary>The number of an element's first column.</summary>
    public ColumnIndex ColumnOf(int vector) => new(place.ColumnVariable, place.FirstColumn + (vector * width));

    public Load LoadOf(KernelOperand operand, int row, int vector) => LoadAt(NameOf(operand), OffsetOf(operand, row, vector), operand, vector);

    public Load LoadAt(string reference, int offset, KernelOperand operand, int vector) => new(reference, offset, Touchable(operand, vector));

    public int OffsetOf(KernelOperand operand, int row, int vector) => operand.OffsetOfRow(row) + (vector * width) + Base;

    /// <summary>The tile's first column counted from where the references point.</summary>
    public int Base => place.ColumnReferences.Count > 0 ? 0 : place.FirstColumn;

    /// <summary>The lanes of a vector that may be read or written: all, where the row has room for them.</summary>
    public int Touchable(KernelOperand operand, int vector) =>
        place.Whole || place.FirstColumn + ((vector + 1) * width) <= operand.Space ? width : CountOf(vector);

    /// <summary>The lanes of a vector that are no pads.</summary>
    public int CountOf(int vector) => place.Whole ? width : Math.Min(width, kernel.Columns - place.FirstColumn - (vector * width));

    public string NameOf(KernelOperand operand) => place.ColumnReferences.TryGetValue(operand.Name, out var name) ? name : operand.Name;

    /// <summary>What tells an element's locals from the others'.</summary>
    public string Suffix(int row, int vector) => (rows, vectors) switch
    {
        (1, 1) => "",
        (1, _) => Number(vector),
        (_, 1) => Number(row),
        _ => $"{Number(row)}_{Number(vector)}",
    };
}
