using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>How often a row kernel runs over its row: a map that needs a reduction of the row waits for the pass after it.</summary>
internal static class RowPasses
{
    /// <summary>Up to this many columns a row stays in registers between passes.</summary>
    public const int ColumnsInRegisters = 16;

    /// <summary>Functions that may stand in one loop over the columns; more have a loop for each kind (<see cref="FunctionLoops"/>).</summary>
    private const int FunctionsInOneLoop = 2;

    /// <summary>
    /// Values that are dear to compute and read again in a later pass over a row too long for registers, or in another loop: they are kept in memory.
    /// </summary>
    public static IEnumerable<Tensor> ValuesWorthKeeping(FusionGroup group)
    {
        if (group.Skeleton != Skeleton.Rows || group.Columns <= ColumnsInRegisters)
        {
            return [];
        }

        if (HasLoopPerFunction(group))
        {
            return ReadInOtherLoops(group);
        }

        var pass = new Dictionary<Tensor, int>();
        foreach (var member in group.Members)
        {
            pass[member] = member.Operands.Where(pass.ContainsKey).Select(operand => pass[operand] + (operand is ReduceTensor ? 1 : 0)).DefaultIfEmpty(0).Max();
        }

        return group.Members.Where(member => CallsFunction(member)
            && group.Members.Any(reader => reader.Operands.Contains(member) && pass[reader] > pass[member]));
    }

    /// <summary>Whether a group's rows have a loop over the columns for each kind of function: maps alone, many functions, and rows too long for registers.</summary>
    public static bool HasLoopPerFunction(FusionGroup group) =>
        group.Columns > ColumnsInRegisters && RowTurns.Of(group, group.Root.Shape).Count == 0
        && group.Members.All(member => member is MapTensor && member.Shape.RowLength > 1)
        && group.Members.Count(CallsFunction) > FunctionsInOneLoop;

    private static IEnumerable<Tensor> ReadInOtherLoops(FusionGroup group)
    {
        var arguments = group.Members.Select(member => (IReadOnlyList<int>)[.. member.Operands.Select(operand => group.Members.IndexOf(operand)).Where(index => index >= 0)]).ToList();
        var loops = FunctionLoops.Of(arguments, [.. group.Members.Select(member => FunctionsOf(((MapTensor)member).Expression))]);
        return group.Members.Where((member, i) => loops[i].Owner != FunctionLoops.None
            && Enumerable.Range(0, arguments.Count).Any(reader => arguments[reader].Contains(i) && loops[reader] != loops[i]));
    }

    private static bool CallsFunction(Tensor member) => member is MapTensor map && member.Shape.RowLength > 1 && CallsFunction(map.Expression);

    /// <summary>Whether a formula calls a function of several instructions.</summary>
    public static bool CallsFunction(ScalarExpression expression) => ScalarArguments.Any(expression, IsCall);

    /// <summary>The functions of several instructions that a formula calls.</summary>
    public static EquatableArray<ScalarFunction> FunctionsOf(ScalarExpression expression)
    {
        var functions = new SortedSet<ScalarFunction>();
        ScalarArguments.Any(expression, node => IsCall(node) && functions.Add(((ScalarUnary)node).Function) && false);
        return functions.ToEquatableArray();
    }

    private static bool IsCall(ScalarExpression node) =>
        node is ScalarUnary { Function: not (ScalarFunction.Negate or ScalarFunction.Abs or ScalarFunction.Sqrt) };
}
