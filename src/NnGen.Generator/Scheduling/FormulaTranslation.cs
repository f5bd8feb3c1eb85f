using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Rewrites the formulas of a group's tensors over the kernel's own numbering: operands first, then values in order of computation.
/// </summary>
internal sealed class FormulaTranslation(OperandList operands, RowAxes rows, Func<Tensor, Placement> placeOf)
{
    /// <summary>Values are numbered from here until all operands are known.</summary>
    private const int FirstValue = 1 << 20;

    private readonly Dictionary<Tensor, int> _values = [];

    public void Define(Tensor tensor, int value) => _values[tensor] = value;

    public int ValueOf(Tensor tensor) => _values[tensor];

    public bool IsValue(Tensor tensor) => _values.ContainsKey(tensor);

    /// <summary>The map's expression with arguments replaced by operands and values.</summary>
    public ScalarExpression Translate(MapTensor map) => ScalarArguments.Rewrite(map.Expression, node => node switch
    {
        ScalarArgument a => new ScalarArgument(NumberOf(map.Operands[a.Index])),
        ScalarIndex { AxisFromLast: > 0 } index => LoopIndex(index.AxisFromLast),
        _ => null,
    });

    /// <summary>The number of a tensor read beside the rows.</summary>
    public int NumberOf(Tensor tensor)
    {
        if (_values.TryGetValue(tensor, out var value))
        {
            return FirstValue + value;
        }

        var place = placeOf(tensor);
        var access = AccessOf(tensor);
        var walk = access is Access.Value or Access.Single or Access.SharedRow ? operands.Still
            : rows.Of(place, tensor.Shape) is { } strides ? operands.AlongRows(strides)
            : throw new InvalidOperationException($"No loop skeleton reads {tensor} beside rows of {rows.Shape}.");
        if (access is Access.Full or Access.SharedRow && tensor.Shape.RowLength > 1 && place.Strides[tensor.Shape.Rank - 1] != 1)
        {
            throw new InvalidOperationException($"No loop skeleton reads {tensor} across its rows.");
        }

        return operands.Add(tensor.Name, place.Storage, access, walk);
    }

    /// <summary>The final numbers, once all operands are known; indices then count the merged loops from the columns outwards, those written out inside the rows from −1 on.</summary>
    public ScalarExpression Settle(ScalarExpression expression) => ScalarArguments.Rewrite(expression, node => node switch
    {
        ScalarArgument { Index: >= FirstValue } a => new ScalarArgument(Settle(a.Index)),
        ScalarIndex { AxisFromLast: > 0 } index => SettledIndex(rows.LoopOf(index.AxisFromLast)),
        _ => null,
    });

    public int Settle(int number) => number >= FirstValue ? number - FirstValue + operands.Count : number;

    private ScalarIndex SettledIndex(int axis)
    {
        var loops = operands.RowLoops;
        return axis < loops.LoopOf.Count ? new(loops.Extents.Count - loops.LoopOf[axis]) : new(-1 - operands.TermLoops.LoopOf[axis - loops.LoopOf.Count]);
    }

    private ScalarExpression LoopIndex(int axisFromLast)
    {
        if (rows.Shape.FromLast(axisFromLast) == 1)
        {
            return new ScalarConstant(0);
        }

        operands.RequireIndex(rows.LoopOf(axisFromLast));
        return new ScalarIndex(axisFromLast);
    }

    private Access AccessOf(Tensor tensor) => tensor switch
    {
        InputTensor { Kind: InputKind.Scalar } => Access.Value,
        InputTensor { Kind: InputKind.Labels } => Access.Label,
        _ when !tensor.Shape.HasBatch && tensor.Shape.Size == 1 => Access.Single,
        _ when tensor.Shape.IsSharedRow && (rows.Shape.HasBatch || rows.Shape.RowsPerSample > 1) => Access.SharedRow,
        _ when tensor.Shape.RowLength == 1 && rows.Shape.RowLength != 1 => Access.PerRow,
        _ => Access.Full,
    };
}
