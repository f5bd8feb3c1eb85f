namespace NnGen.Generator.Graph;

internal sealed partial class TensorGraph
{
    /// <summary>Rows of a table [vocabulary, dimensions] at the positions of a sample's tokens.</summary>
    public Tensor Gather(Tensor table, InputTensor tokens, TokenPositions positions)
    {
        RequirePositions(tokens, positions);
        if (table.Shape.HasBatch || table.Shape.Rank != 2)
        {
            throw new ArgumentException($"{table} is no table of rows.", nameof(table));
        }

        return Enter(new GatherTensor(table, tokens, positions, new(true, positions.Axes.Append(table.Shape.RowLength).ToEquatableArray())));
    }

    /// <summary>A table of the given shape that holds the sums of the rows of each token.</summary>
    public Tensor ScatterAdd(Tensor rows, InputTensor tokens, TokenPositions positions, Shape table)
    {
        RequirePositions(tokens, positions);
        if (!rows.Shape.HasBatch || rows.Shape.RowsPerSample != positions.Count || rows.Shape.RowLength != table.RowLength)
        {
            throw new ArgumentException($"{rows} has not a row of {table} for each position.", nameof(rows));
        }

        return Enter(new ScatterAddTensor(rows, tokens, positions, table));
    }

    private static void RequirePositions(InputTensor tokens, TokenPositions positions)
    {
        if (tokens.Kind != InputKind.Tokens || positions.Start < 0 || positions.Start + positions.Count > tokens.Shape.Size)
        {
            throw new ArgumentException($"{tokens} has no tokens from {positions.Start} to {positions.Start + positions.Count}.", nameof(positions));
        }
    }
}
