using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>What a kernel computes and how it is scheduled, in words: the comment above it.</summary>
internal static class KernelText
{
    public static string Formula(Kernel kernel) => kernel switch
    {
        ProductKernel product => OfProduct(product),
        WindowKernel window => OfWindow(window),
        RowKernel rows => OfRows(rows),
        _ => throw new InvalidOperationException(kernel.GetType().Name),
    };

    public static string Schedule(Kernel kernel) => kernel switch
    {
        ProductKernel product => $"{(product.IsInlined ? "inlined " : "")}product of {Rows(product)}, {Terms(product)}, {Count(product.Columns, "column")}"
            + $"{Weights(product)}; tiles (rows × vectors × terms a turn) at {Widths(product)}: {string.Join("; ", KernelEmitter.WidthsOf(kernel).Select(width => TileText(product, width)))}",
        WindowKernel window => $"{Rows(window)}, {Extents(window.Terms)} terms in order, {Count(window.Columns, "column")}",
        RowKernel rows => $"{(rows.IsInlined ? "inlined, " : "")}row by row, {Count(rows.Columns, "column")}"
            + (rows.Values.Any(value => value.Kind != RowValueKind.Map) ? ", reductions by a tree of 16 lanes" : ""),
        _ => throw new InvalidOperationException(kernel.GetType().Name),
    };

    private static string OfProduct(ProductKernel kernel)
    {
        var before = kernel.StartProduct is null ? "" : OfProduct(kernel.StartProduct) + "; ";
        var (lanes, left) = (kernel.Operands[0].Name, kernel.HasLeft ? kernel.Operands[1].Name : "");
        var start = kernel.Start switch
        {
            SumStart.Bias => $"{kernel.Operands[kernel.StartOperand].Name}[c] + ",
            SumStart.Rows => $"{kernel.Operands[kernel.StartOperand].Name}[r, c] + ",
            SumStart.Product => (kernel.StartProduct!.Values.LastOrDefault()?.Name ?? "sum") + " + ",
            _ => "",
        };
        var sum = left.Length == 0 ? $"Σₖ {lanes}[k, c]"
            : kernel.SumsOverBatch ? $"Σₖ {left}[k, r]·{lanes}[k, c]"
            : kernel.Operands[1].Access == Access.Lanes ? $"{start}Σₖ {left}[r, k, c]·{lanes}[k, c]"
            : $"{start}Σₖ {left}[r, k]·{lanes}[k, c]";
        if (kernel.Start == SumStart.Destination)
        {
            return $"{kernel.Operands[kernel.StartOperand].Name}{(left.Length == 0 ? "[c]" : "[r, c]")} (+)= {sum}";
        }

        var names = Names(kernel, ["sum", .. kernel.Values.Select(value => value.Name)]);
        var parts = kernel.Values.Select(value => $"{value.Name} = {ScalarText.Of(value.Expression, names)}");
        var stored = kernel.Stores.Where(store => store.Value == kernel.Operands.Count).Select(store => kernel.Operands[store.Operand].Name).ToArray();
        return before + (kernel.Values.Count == 0 && stored.Length == 1
            ? $"{stored[0]} = {sum}"
            : string.Join("; ", new[] { $"sum = {sum}" }.Concat(parts).Concat(stored.Select(name => name + " = sum"))));
    }

    private static string OfWindow(WindowKernel kernel)
    {
        var names = Names(kernel, [.. kernel.Values.Select(value => value.Name)]);
        return string.Join("; ", kernel.Values.Select(value => value.Kind switch
        {
            WindowValueKind.Sum => $"{value.Name} = Σₖ {names(value.Source)}[k, c]",
            WindowValueKind.Max => $"{value.Name} = maxₖ {names(value.Source)}[k, c]",
            WindowValueKind.ArgMax => $"{value.Name} = argmaxₖ {names(value.Source)}[k, c]",
            _ => $"{value.Name} = {ScalarText.Of(value.Expression!, names)}",
        }));
    }

    private static string OfRows(RowKernel kernel)
    {
        var names = Names(kernel, [.. kernel.Values.Select(value => value.Name)]);
        return string.Join("; ", kernel.Values.Select(value => value.Kind switch
        {
            RowValueKind.Sum => $"{value.Name} = Σ {names(value.Source)}",
            RowValueKind.Max => $"{value.Name} = max {names(value.Source)}",
            _ => $"{value.Name} = {ScalarText.Of(value.Expression!, names)}",
        }));
    }

    private static Func<int, string> Names(Kernel kernel, string[] values) =>
        number => number < kernel.Operands.Count ? kernel.Operands[number].Name : values[number - kernel.Operands.Count];

    private static string Rows(Kernel kernel) => kernel.OuterRows.Count == 0
        ? Count(kernel.Rows, "row")
        : string.Join(" × ", kernel.OuterRows.Append(kernel.Rows).Select(extent => extent.IsRuntime ? "samples" : Number(extent.Constant))) + " rows";

    private static string Terms(ProductKernel kernel) => kernel.OuterTerms.Count == 0
        ? (kernel.StartProduct is { } start ? string.Join(", then ", start.TermsInOrder.Select(terms => Number(terms))) + ", then " : "") + Count(kernel.Terms, "term") + (kernel.Splits > 1 ? $" in {Number(kernel.Splits)} splits" : "")
        : string.Join(" × ", kernel.OuterTerms.Append(kernel.Terms).Select(extent => extent.IsRuntime ? "samples" : Number(extent.Constant))) + " terms";

    private static string Extents(IEnumerable<int> extents) => string.Join(" × ", extents.Select(extent => Number(extent)));

    private static string Weights(ProductKernel kernel)
    {
        if (kernel.SumsOverBatch)
        {
            return "";
        }

        var floats = Floats(kernel);
        var zeros = kernel.SkipsZeros ? ", zero inputs skipped" : kernel.MaySkipZeros ? ", zero inputs of one sparse sample skipped by another kernel" : "";
        return $" ({Number((floats + 255) / 256)} KiB, {Caches.LevelOf(floats)}{zeros})";
    }

    private static int Floats(ProductKernel kernel)
    {
        var terms = kernel.OuterTerms.Aggregate(kernel.Terms.Constant, (product, extent) => product * extent.Constant);
        return (terms * (kernel.OuterTerms.Count > 0 ? kernel.Columns : kernel.Operands[0].TermStride)) + (kernel.StartProduct is { } start ? Floats(start) : 0);
    }

    private static string Widths(Kernel kernel) => KernelEmitter.WidthsOf(kernel).Count switch
    {
        3 => "512, 256 and 128 bits",
        2 => "256 and 128 bits",
        _ => "128 bits",
    };

    private static string TileText(ProductKernel kernel, int width)
    {
        var tiles = Tiling.ForRows(kernel, width).Take(kernel.Rows.IsRuntime ? 3 : 1)
            .Select(tile => $"{Number(tile.Rows)}×{Number(tile.Vectors)}×{Number(kernel.SkipsZeros ? 1 : tile.Unroll)}").ToArray();
        return tiles.Length == 1 ? tiles[0] : string.Join(", ", tiles.Take(tiles.Length - 1)) + " and " + tiles[tiles.Length - 1];
    }

    private static string Count(Extent extent, string what) => extent.IsRuntime ? $"the batch's {what}s" : Count(extent.Constant, what);

    private static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";
}
