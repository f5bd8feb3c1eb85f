using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Which tensors one loop over rows can compute or read.</summary>
internal static class RowFit
{
    public static bool ColumnsFit(int a, int b) => a == b || a == 1 || b == 1;

    public static bool SameRows(Shape a, Shape b) => a.HasBatch == b.HasBatch && a.RowsPerSample == b.RowsPerSample;

    public static bool SameAxes(Shape a, Shape b) => a.HasBatch == b.HasBatch && a.Axes.Take(a.Rank - 1).SequenceEqual(b.Axes.Take(b.Rank - 1));

    /// <summary>Whether a map's operand has other axes than the map or its elements ask where they are: then the loops must go axis by axis.</summary>
    public static bool ReadsByAxes(Tensor tensor) => tensor is MapTensor map
        && (ScalarArguments.Any(map.Expression, node => node is ScalarIndex { AxisFromLast: > 0 })
            || map.Operands.Any(operand => !operand.Shape.IsSharedRow && (operand is AffineViewTensor || !SameRows(operand.Shape, map.Shape))));

    public static bool FitsRows(Tensor operand, Shape rows, int columns) => operand.Shape.IsSharedRow && operand.Shape.RowLength == 1
        || (ColumnsFit(operand.Shape.RowLength, columns) && (SameRows(operand.Shape, rows) || operand.Shape.IsSharedRow || FitsAxes(operand.Shape, rows)));

    /// <summary>Whether the leading axes broadcast to those of the rows.</summary>
    private static bool FitsAxes(Shape operand, Shape rows) => operand.Rank <= rows.Rank && (rows.HasBatch || !operand.HasBatch)
        && Enumerable.Range(1, Math.Max(0, operand.Rank - 1)).All(i => operand.FromLast(i) == 1 || operand.FromLast(i) == rows.FromLast(i));

    public static int ColumnsOf(Tensor tensor) => tensor is ReduceTensor reduce ? reduce.Operands[0].Shape.RowLength : tensor.Shape.RowLength;
}
