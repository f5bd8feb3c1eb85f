using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Rewrites the formulas of a group's tensors over the kernel's own numbering: operands first, then values in order of computation.
/// </summary>
internal sealed class FormulaTranslation(OperandList operands, Func<Tensor, Storage> storageOf)
{
    /// <summary>Values are numbered from here until all operands are known.</summary>
    private const int FirstValue = 1 << 20;

    private readonly Dictionary<Tensor, int> _values = [];

    public void Define(Tensor tensor, int value) => _values[tensor] = value;

    public int ValueOf(Tensor tensor) => _values[tensor];

    public bool IsValue(Tensor tensor) => _values.ContainsKey(tensor);

    /// <summary>The map's expression with arguments replaced by operands and values.</summary>
    public ScalarExpression Translate(MapTensor map, Shape rows) =>
        ScalarArguments.Rewrite(map.Expression, node => node is ScalarArgument a ? new ScalarArgument(NumberOf(map.Operands[a.Index], rows)) : null);

    /// <summary>The number of a tensor read beside rows of the given shape.</summary>
    public int NumberOf(Tensor tensor, Shape rows) => _values.TryGetValue(tensor, out var value)
        ? FirstValue + value
        : operands.Add(tensor.Name, storageOf(tensor), AccessOf(tensor, rows));

    /// <summary>The final numbers, once all operands are known.</summary>
    public ScalarExpression Settle(ScalarExpression expression) => ScalarArguments.Rewrite(
        expression, node => node is ScalarArgument { Index: >= FirstValue } a ? new ScalarArgument(Settle(a.Index)) : null);

    public int Settle(int number) => number >= FirstValue ? number - FirstValue + operands.Count : number;

    private static Access AccessOf(Tensor tensor, Shape rows) => tensor switch
    {
        InputTensor { Kind: InputKind.Scalar } => Access.Value,
        InputTensor { Kind: InputKind.Labels } => Access.Label,
        _ when !tensor.Shape.HasBatch && tensor.Shape.Size == 1 => Access.Single,
        _ when tensor.Shape.HasBatch == rows.HasBatch && tensor.Shape.RowsPerSample == rows.RowsPerSample =>
            tensor.Shape.RowLength == 1 && rows.RowLength != 1 ? Access.PerRow : Access.Full,
        _ => Access.SharedRow,
    };
}
