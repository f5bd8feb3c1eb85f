namespace NnGen.Generator.Scheduling;

/// <summary>The shape of a product's register tile at one vector width: rows × vectors of accumulators, terms a loop turn.</summary>
internal sealed record Tile(int Rows, int Vectors, int Unroll);

/// <summary>
/// The cost model of products. A multiply-add has a latency of 4 cycles and two start a cycle, so 8 sums must be in flight; more share
/// each load among more multiply-adds, up to the registers: 32 at 512 bits, 16 below, of which some hold factors.
/// </summary>
internal static class Tiling
{
    private const int SumsInFlight = 8;
    private const int LanesOfLayout = 16;
    private const int LeastTermsOfSplit = 8;
    private const int UnrolledMultiplyAdds = 16;

    /// <summary>
    /// The k-split of a layer: as many ranges as keep 8 sums in flight for one sample, of at least 8 terms. It decides the order of the
    /// sums and so is the same at every vector width.
    /// </summary>
    public static int SplitsFor(int terms, int columns)
    {
        var vectors = (columns + LanesOfLayout - 1) / LanesOfLayout;
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
        var accumulators = width == 16 ? 24 : 12;
        var vectors = Vectors(kernel.Columns, width);
        var across = Divisor(vectors, width == 16 ? 4 : 2);
        var rows = Math.Max(1, accumulators / (across * kernel.Splits));
        rows = Math.Min(rows, MostRows);
        rows = kernel.Rows.IsRuntime ? rows : Math.Min(rows, kernel.Rows.Constant);
        return new(rows, across, UnrollFor(kernel, rows * across));
    }

    /// <summary>The tile for the rows that remain, and for one sample.</summary>
    public static Tile ForOneRow(ProductKernel kernel, int width)
    {
        var across = Math.Min(Vectors(kernel.Columns, width), Math.Max(1, SumsInFlight / kernel.Splits));
        return new(1, across, UnrollFor(kernel, across));
    }

    private const int MostRows = 8;

    public static int Vectors(int columns, int width) => (columns + width - 1) / width;

    /// <summary>The greatest number of vectors up to a limit that leaves no narrower rest, else the limit itself.</summary>
    private static int Divisor(int vectors, int most)
    {
        for (var across = most; across > 1; across--)
        {
            if (vectors % across == 0)
            {
                return across;
            }
        }

        return Math.Min(vectors, most);
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
