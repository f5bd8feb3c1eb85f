namespace NnGen.Generator.Scheduling;

/// <summary>
/// Makes one tile of all rows of a nest where they are few: the nine places of a 3×3 kernel's gradient keep nine sums in flight, a row of three only
/// three.
/// </summary>
internal static class ScatteredRows
{
    private const int Most = 12;

    public static ProductKernel Of(ProductKernel kernel)
    {
        var rows = kernel.OuterRows.Aggregate(kernel.Rows.Constant, (product, extent) => extent.IsRuntime ? int.MaxValue / Most : product * extent.Constant);
        return kernel.OuterRows.Count == 0 || rows is < 0 or > Most || kernel.Columns > 16 || kernel.OuterRows.Any(extent => extent.IsRuntime)
            ? kernel
            : kernel with
            {
                OuterRows = [],
                Rows = new(rows),
                Operands = kernel.Operands.Select(operand => Flattened(operand, kernel, rows)).ToEquatableArray(),
            };
    }

    private static KernelOperand Flattened(KernelOperand operand, ProductKernel kernel, int rows)
    {
        int[] strides = [.. operand.OuterRowStrides, operand.RowStride];
        int[] extents = [.. kernel.OuterRows.Select(extent => extent.Constant), kernel.Rows.Constant];
        var offsets = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var rest = row;
            for (var level = extents.Length - 1; level >= 0; level--)
            {
                offsets[row] += rest % extents[level] * strides[level];
                rest /= extents[level];
            }
        }

        var isFixed = offsets.All(offset => offset == 0);
        return operand with { OuterRowStrides = [], RowStride = 0, RowOffsets = isFixed ? [] : new(offsets) };
    }
}
