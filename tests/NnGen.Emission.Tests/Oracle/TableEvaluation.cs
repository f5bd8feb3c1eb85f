using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>Rows of tables by number, and sums of rows by number.</summary>
internal static class TableEvaluation
{
    public static double[] Gather(GatherTensor gather, double[] table, double[] tokens, int batch)
    {
        var length = gather.Table.Shape.RowLength;
        return [.. Numbers(tokens, gather.Tokens.Shape, gather.Positions, batch).SelectMany(token => table.Skip(token * length).Take(length))];
    }

    public static double[] ScatterAdd(ScatterAddTensor scatter, double[] rows, double[] tokens, int batch)
    {
        var (length, sums, row) = (scatter.Shape.RowLength, new double[scatter.Shape.Size], 0);
        foreach (var token in Numbers(tokens, scatter.Tokens.Shape, scatter.Positions, batch))
        {
            for (var column = 0; column < length; column++)
            {
                sums[(token * length) + column] += rows[(row * length) + column];
            }

            row++;
        }

        return sums;
    }

    private static IEnumerable<int> Numbers(double[] tokens, Shape shape, TokenPositions positions, int batch) =>
        from sample in Enumerable.Range(0, batch)
        from position in Enumerable.Range(positions.Start, positions.Count)
        select (int)tokens[(sample * shape.Size) + position];
}
