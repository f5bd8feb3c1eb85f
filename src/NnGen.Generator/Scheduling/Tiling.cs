namespace NnGen.Generator.Scheduling;

/// <summary>
/// The shape of a product's register tile at one vector width: rows × vectors, for as many k-splits at a time; terms a loop turn.
/// </summary>
internal sealed record Tile(int Rows, int Vectors, int Splits, int Unroll);

/// <summary>
/// The cost model of products. A multiply-add has a latency of 4 cycles and two start a cycle, so 8 sums must be in flight; more share
/// each load among more multiply-adds, as long as all fit the registers: one that spills costs more than a smaller tile.
/// </summary>
internal static class Tiling
{
    private const int SumsInFlight = 8;
    private const int LanesOfLayout = 16;
    private const int LeastTermsOfSplit = 4;
    public const int MostRows = 8;

    /// <summary>Rows of a convolution's tile: half a row of 28 pixels, which at 256 bits takes all registers.</summary>
    private const int MostPositions = 14;

    /// <summary>Half of that at 128 bits, two vectors each.</summary>
    private const int MostNarrowPositions = 7;

    /// <summary>Terms from which that pays: with fewer, starting and storing so many sums costs more than it gains.</summary>
    private const int TermsForManyPositions = 32;

    /// <summary>
    /// Two terms a turn of the largest tile at 256 bits; one costs a tenth where weights come from the second cache. At 128 bits a term has twice the
    /// multiply-adds, which hide the loop, so one is as fast and half the text.
    /// </summary>
    private const int UnrolledMultiplyAdds = 24;

    private const int NarrowLanes = 4;

    /// <summary>Innermost terms of a nest that need no loop; more go one a turn: there are always sums enough to hide it.</summary>
    private const int MostTermsWrittenOut = 4;

    /// <summary>
    /// The k-split of a layer: as many ranges as keep 8 sums in flight for one sample, of at least 4 terms. It decides the order of the
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

    /// <summary>The tiles that take rows in turn, the largest first; one row at a time comes last.</summary>
    public static IReadOnlyList<Tile> ForRows(ProductKernel kernel, int width)
    {
        var (one, many) = (ForOneRow(kernel, width), ForManyRows(kernel, width));
        return kernel is { Rows.IsRuntime: true, ChunkRows: 1 or 2 } ? [one]
            : many.Rows == 1 ? [one] : HasPairs(kernel, many, width) ? [many, ForFewRows(kernel, width, 2), one] : [many, one];
    }

    /// <summary>
    /// Whether what the largest tile leaves of a batch goes two rows at a time: six rows leave two of 32 and four of 64, eight leave none. At 128
    /// bits a row has so many vectors that it alone keeps enough sums in flight.
    /// </summary>
    private static bool HasPairs(ProductKernel kernel, Tile many, int width) => kernel.Rows.IsRuntime && width != NarrowLanes && many.Rows is 5 or 6 or 7;

    /// <summary>The tile for a rest of rows whose number is known.</summary>
    public static Tile ForRest(ProductKernel kernel, int width, int rows) =>
        rows == 1 ? ForOneRow(kernel, width) : rows == 2 ? ForFewRows(kernel, width, 2) : ForManyRows(kernel, width) with { Rows = rows };

    /// <summary>
    /// The columns computed: with the pads of the last vector, where all rows have them, so that every vector is whole. Gradients stop
    /// before their pads, which stay zero.
    /// </summary>
    public static int ColumnsToCompute(ProductKernel kernel, int width)
    {
        var padded = Vectors(kernel.Columns, width) * width;
        return kernel.Start != SumStart.Destination && kernel.AllOperands.All(operand => operand.Access is not (Access.Full or Access.SharedRow or Access.Lanes) || operand.Space >= padded)
            ? padded
            : kernel.Columns;
    }

    public static int Vectors(int columns, int width) => (columns + width - 1) / width;

    /// <summary>Few vectors and as many rows as fit: a row costs one broadcast, a vector one load and a register.</summary>
    private static Tile ForManyRows(ProductKernel kernel, int width)
    {
        var splits = Math.Min(kernel.Splits, 2);
        var across = Even(Vectors(kernel.Columns, width), width == LanesOfLayout ? 4 : 2);
        var most = width == NarrowLanes ? MostRows / 2 : kernel.IsNested && TermsOf(kernel) >= TermsForManyPositions ? MostPositions : MostRows;
        var registers = kernel.IsNested && across == 1 ? Registers(width) + 1 : Registers(width);
        var rows = (registers - 1 - across) / (across * SumsOf(kernel, splits));
        if (kernel.HasScatteredRows)
        {
            return new(kernel.Rows.Constant, 1, 1, UnrollFor(kernel, width, 1, kernel.Rows.Constant));
        }

        most = kernel.Rows.IsRuntime && kernel.ChunkRows > 0 ? Math.Min(most, kernel.ChunkRows) : most;
        rows = Math.Max(1, kernel.Rows.IsRuntime ? Math.Min(rows, most) : Shared(kernel, width, across, Math.Max(1, Math.Min(rows, most))));
        return new(rows, across, splits, UnrollFor(kernel, width, splits, rows * across));
    }

    private static int TermsOf(ProductKernel kernel) => kernel.OuterTerms.Aggregate(kernel.Terms.Constant, (product, extent) => product * extent.Constant);

    /// <summary>
    /// Rows shared out evenly among as few tiles as there can be. Tiles without a rest are half the text, and cost nothing where a gradient's sums have few
    /// terms, or at 128 bits, where the registers are 32 on the processors that have no wider ones.
    /// </summary>
    private static int Shared(ProductKernel kernel, int width, int across, int most)
    {
        var rows = kernel.Rows.Constant;
        var shared = Tiles(rows, Tiles(rows, most));
        var limit = kernel.ChunkRows > 0 ? most : kernel.IsNested && width == NarrowLanes && across <= 2 ? MostNarrowPositions : 0;
        return rows % shared == 0 || limit == 0 ? shared : Enumerable.Range(1, limit).Last(candidate => rows % candidate == 0) is var even && 2 * even >= shared ? even : shared;
    }

    private static int Tiles(int rows, int tile) => (rows + tile - 1) / tile;

    /// <summary>More vectors for fewer rows, so that enough sums are in flight.</summary>
    private static Tile ForFewRows(ProductKernel kernel, int width, int rows)
    {
        var splits = Math.Min(kernel.Splits, 2);
        var most = (Registers(width) - 1) / ((rows * SumsOf(kernel, splits)) + 1);
        var across = Even(Vectors(kernel.Columns, width), Math.Max(1, most));
        return new(rows, across, splits, UnrollFor(kernel, width, splits, rows * across));
    }

    private static Tile ForOneRow(ProductKernel kernel, int width)
    {
        var vectors = Vectors(kernel.Columns, width);
        var splits = vectors * kernel.Splits <= SumsInFlight ? kernel.Splits : Math.Min(kernel.Splits, 2);
        var across = Even(vectors, SumsInFlight / splits);
        return new(1, across, splits, UnrollFor(kernel, width, splits, across));
    }

    /// <summary>
    /// The vector registers that sums and factors may take: of 32 at 512 bits, of 16 below. The JIT wants some for itself.
    /// </summary>
    private static int Registers(int width) => width == LanesOfLayout ? 29 : 15;

    /// <summary>The sums of an element that are live at once: those of the splits at hand, and what those before came to.</summary>
    private static int SumsOf(ProductKernel kernel, int splits) => splits + (splits < kernel.Splits ? 1 : 0);

    /// <summary>The greatest divisor of a number up to a limit, or the limit itself where an even part would be much less.</summary>
    private static int Even(int number, int most)
    {
        most = Math.Min(number, most);
        var even = Enumerable.Range(1, most).Last(candidate => number % candidate == 0);
        return 2 * even >= most ? even : most;
    }

    private static int UnrollFor(ProductKernel kernel, int width, int splits, int sums)
    {
        if (kernel.IsNested || kernel.OuterTerms.Count > 0)
        {
            return kernel.Terms.Constant is > 0 and <= MostTermsWrittenOut ? kernel.Terms.Constant : 1;
        }

        if (kernel.Terms.IsRuntime || width == NarrowLanes)
        {
            return 1;
        }

        var terms = kernel.Terms.Constant / kernel.Splits;
        if (sums * splits >= SumsInFlight && kernel.Terms.Constant * kernel.Columns <= Caches.First)
        {
            return 1;
        }

        var unroll = 4;
        while (unroll > 1 && (terms % unroll != 0 || unroll * sums * splits > UnrolledMultiplyAdds))
        {
            unroll /= 2;
        }

        return unroll;
    }
}
