namespace NnGen.Generator.Scheduling;

/// <summary>The shape of a product's register tile at one vector width: rows × vectors of accumulators, terms a loop turn.</summary>
internal sealed record Tile(int Rows, int Vectors, int Unroll);

/// <summary>
/// The cost model of products. A multiply-add has a latency of 4 cycles and two start a cycle, so 8 sums must be in flight; more share
/// each load among more multiply-adds, up to the registers: 32 at 512 bits, 16 below, of which some hold factors. Tiles that divide
/// rows and columns evenly need no second body for a rest.
/// </summary>
internal static class Tiling
{
    private const int SumsInFlight = 8;
    private const int LanesOfLayout = 16;
    private const int LeastTermsOfSplit = 8;
    private const int UnrolledMultiplyAdds = 16;
    private const int MostRows = 8;

    /// <summary>
    /// The k-split of a layer: as many ranges as keep 8 sums in flight for one sample, of at least 8 terms. It decides the order of the
    /// sums and so is the same at every vector width.
    /// </summary>
    public static int SplitsFor(int terms, int columns)
    {
        var vectors = Vectors(columns, LanesOfLayout);
        var splits = 1;
        while (splits < 4 && splits * 2 * vectors <= SumsInFlight && terms / (splits * 2) >= LeastTermsOfSplit)
        {
            splits *= 2;
        }

        return splits;
    }

    /// <summary>The tile for many rows.</summary>
    public static Tile ForRows(ProductKernel kernel, int width)
    {
        var sums = width == 16 ? 16 : SumsInFlight;
        var across = Divisor(Vectors(ColumnsToCompute(kernel), width), width == 16 ? 4 : 2);
        var rows = Math.Min(MostRows, Math.Max(1, sums / (across * kernel.Splits)));
        rows = kernel.Rows.IsRuntime ? rows : RowsDividing(kernel.Rows.Constant, rows);
        return new(rows, across, UnrollFor(kernel, rows * across));
    }

    /// <summary>The tile for the rows that remain, and for one sample.</summary>
    public static Tile ForOneRow(ProductKernel kernel, int width)
    {
        var vectors = Vectors(ColumnsToCompute(kernel), width);
        var most = Math.Max(1, SumsInFlight / kernel.Splits);
        var even = Divisor(vectors, most);
        var across = 2 * even >= Math.Min(vectors, most) ? even : most;
        return new(1, across, UnrollFor(kernel, across));
    }

    /// <summary>
    /// The columns computed: with the pads, where all rows have them, so that every vector is whole. Gradients stop before their pads,
    /// which stay zero.
    /// </summary>
    public static int ColumnsToCompute(ProductKernel kernel)
    {
        var padded = Storage.Pad(kernel.Columns);
        return kernel.Start != SumStart.Destination && kernel.Operands.All(operand => operand.Access is not (Access.Full or Access.SharedRow or Access.Lanes) || operand.Space >= padded)
            ? padded
            : kernel.Columns;
    }

    public static int Vectors(int columns, int width) => (columns + width - 1) / width;

    /// <summary>The greatest divisor of a number up to a limit.</summary>
    private static int Divisor(int number, int most) => Enumerable.Range(1, most).Last(candidate => number % candidate == 0);

    /// <summary>As many rows as asked, or an even part of all rows that is not much less.</summary>
    private static int RowsDividing(int rows, int most)
    {
        var even = Divisor(rows, Math.Min(rows, most));
        return 2 * even >= most ? even : Math.Min(rows, most);
    }

    private static int UnrollFor(ProductKernel kernel, int multiplyAdds)
    {
        if (kernel.Terms.IsRuntime)
        {
            return 1;
        }

        var terms = kernel.Terms.Constant / kernel.Splits;
        var unroll = 4;
        while (unroll > 1 && (terms % unroll != 0 || unroll * multiplyAdds * kernel.Splits > UnrolledMultiplyAdds))
        {
            unroll /= 2;
        }

        return unroll;
    }
}
