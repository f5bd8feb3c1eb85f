using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>The rows that a row kernel writes out one after the other: the kernel at fixed places of the loops it does not have.</summary>
internal static class RowTurn
{
    public static IEnumerable<RowKernel> All(RowKernel kernel)
    {
        var count = kernel.Turns.Aggregate(1, (product, extent) => product * extent);
        return Enumerable.Range(0, count).Select(turn => At(kernel, Places(kernel.Turns, turn), count > 1 ? Number(turn) : ""));
    }

    private static int[] Places(EquatableArray<int> extents, int turn)
    {
        var places = new int[extents.Count];
        for (var level = extents.Count - 1; level >= 0; level--)
        {
            places[level] = turn % extents[level];
            turn /= extents[level];
        }

        return places;
    }

    private static RowKernel At(RowKernel kernel, int[] places, string suffix) => kernel with
    {
        Turns = [],
        Operands = kernel.Operands.Select(operand => operand with { Offset = OffsetOf(operand, places) }).ToEquatableArray(),
        Values = kernel.Values.Select(value => value with { Name = value.Name + suffix, Expression = value.Expression is null ? null : At(value.Expression, places) }).ToEquatableArray(),
    };

    private static ScalarExpression At(ScalarExpression expression, int[] places) =>
        ScalarArguments.Rewrite(expression, node => node is ScalarIndex { AxisFromLast: < 0 } index ? new ScalarConstant(places[-1 - index.AxisFromLast]) : null);

    private static int OffsetOf(KernelOperand operand, int[] places)
    {
        var offset = 0;
        for (var level = 0; level < places.Length; level++)
        {
            offset += places[level] * (level == places.Length - 1 ? operand.TermStride : operand.OuterTermStrides[level]);
        }

        return offset;
    }
}
