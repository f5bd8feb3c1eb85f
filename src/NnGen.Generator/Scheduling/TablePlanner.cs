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
        if (sink.Block != Block.Gradients || output.Value != scatter || RowStride(rows, scatter.Rows.Shape) is not { } stride)
        {
            throw new InvalidOperationException($"No loop skeleton adds {scatter.Rows} to {scatter}.");
        }

        var storage = rows.Storage with { RowStride = stride };
        return new ScatterAddStep(
            new(scatter.Rows.Name, storage), Tokens(scatter.Tokens, scatter.Positions, placeOf), new(output.Name, sink), scatter.Positions.Count, scatter.Layer);
    }

    private static TokenArgument Tokens(InputTensor tokens, TokenPositions positions, Func<Tensor, Placement> placeOf) =>
        new(placeOf(tokens).Storage, tokens.Shape.Size, positions.Start);

    /// <summary>The floats from one row to the next, or null where the rows of all samples are not one loop.</summary>
    private static int? RowStride(Placement place, Shape shape)
    {
        int? stride = null;
        var next = 0;
        for (var axis = shape.Rank - 2; axis >= -1; axis--)
        {
            var (extent, distance) = axis < 0 ? (1, place.BatchStride) : (shape.Axes[axis], place.Strides[axis]);
            if (axis >= 0 && extent == 1)
            {
                continue;
            }

            if (stride is not null && distance != next)
            {
                return null;
            }

            stride ??= distance;
            next = distance * extent;
        }

        return place.Strides[shape.Rank - 1] == 1 || shape.RowLength == 1 ? stride : null;
    }
}
