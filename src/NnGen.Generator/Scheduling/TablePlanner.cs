using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Plans the reading of rows by number, and the sums that are its gradient.</summary>
internal static class TablePlanner
{
    /// <summary>Rows of a table, one after the other.</summary>
    public static Step Gather(GatherTensor gather, Func<Tensor, Placement> placeOf)
    {
        var (table, rows) = (placeOf(gather.Table).Storage, placeOf(gather).Storage);
        return new GatherStep(new(gather.Table.Name, table), Tokens(gather.Tokens, gather.Positions, placeOf), new(gather.Name, rows), gather.Positions.Count, gather.Layer);
    }

    /// <summary>The gradient of a table, added up where it is wanted.</summary>
    /// <exception cref="InvalidOperationException">The rows do not lie evenly spaced, or the sink is no table's gradient.</exception>
    public static Step ScatterAdd(ScatterAddTensor scatter, FunctionOutput output, Func<Tensor, Placement> placeOf)
    {
        var (rows, sink) = (placeOf(scatter.Rows), output.Sink!);
        if (sink.Block != Block.Gradients || output.Value != scatter || !IsEvenlySpaced(rows, scatter.Rows.Shape))
        {
            throw new InvalidOperationException($"No loop skeleton adds {scatter.Rows} to {scatter}.");
        }

        var storage = rows.Storage with { RowStride = rows.Strides[rows.Strides.Count - 2] };
        return new ScatterAddStep(
            new(scatter.Rows.Name, storage), Tokens(scatter.Tokens, scatter.Positions, placeOf), new(output.Name, sink), scatter.Positions.Count, scatter.Layer);
    }

    private static TokenArgument Tokens(InputTensor tokens, TokenPositions positions, Func<Tensor, Placement> placeOf) =>
        new(placeOf(tokens).Storage, tokens.Shape.Size, positions.Start);

    /// <summary>Whether all rows, of all samples, are one loop.</summary>
    private static bool IsEvenlySpaced(Placement place, Shape shape)
    {
        var last = shape.Rank - 1;
        var next = place.Strides[last - 1];
        for (var axis = last - 1; axis >= 0; axis--)
        {
            if (shape.Axes[axis] != 1 && place.Strides[axis] != next)
            {
                return false;
            }

            next *= shape.Axes[axis];
        }

        return place.Strides[last] == 1 && place.BatchStride == next;
    }
}
