using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>How often a row kernel runs over its row: a map that needs a reduction of the row waits for the pass after it.</summary>
internal static class RowPasses
{
    /// <summary>Up to this many columns a row stays in registers between passes.</summary>
    public const int ColumnsInRegisters = 16;

    /// <summary>
    /// Values that are dear to compute and read again in a later pass over a row too long for registers: they are kept in memory.
    /// </summary>
    public static IEnumerable<Tensor> ValuesWorthKeeping(FusionGroup group)
    {
        if (group.Skeleton != Skeleton.Rows || group.Columns <= ColumnsInRegisters)
        {
            return [];
        }

        var pass = new Dictionary<Tensor, int>();
        foreach (var member in group.Members)
        {
            pass[member] = member.Operands.Where(pass.ContainsKey).Select(operand => pass[operand] + (operand is ReduceTensor ? 1 : 0)).DefaultIfEmpty(0).Max();
        }

        return group.Members.Where(member => member is MapTensor map && member.Shape.RowLength > 1 && CallsFunction(map.Expression)
            && group.Members.Any(reader => reader.Operands.Contains(member) && pass[reader] > pass[member]));
    }

    /// <summary>Whether a formula calls a function of several instructions.</summary>
    public static bool CallsFunction(ScalarExpression expression) => ScalarArguments.Any(
        expression, node => node is ScalarUnary { Function: not (ScalarFunction.Negate or ScalarFunction.Abs or ScalarFunction.Sqrt) });
}
