namespace NnGen.Generator.Graph;

/// <summary>The positions of a sample's tokens that are looked up: from <paramref name="Start"/> on, in the order of these axes.</summary>
internal sealed record TokenPositions(int Start, EquatableArray<int> Axes)
{
    public int Count => Axes.Aggregate(1, (product, axis) => product * axis);
}

/// <summary>Rows of a table by number: out[n, p, :] = table[tokens[n, start + p], :].</summary>
internal sealed class GatherTensor(Tensor table, InputTensor tokens, TokenPositions positions, Shape shape) : Tensor(shape, table, tokens)
{
    public Tensor Table => Operands[0];

    public InputTensor Tokens => (InputTensor)Operands[1];

    public TokenPositions Positions { get; } = positions;

    public override object Key => (nameof(GatherTensor), Positions);
}

/// <summary>
/// The adjoint of <see cref="GatherTensor"/>: a table of zeros to whose row tokens[n, start + p] row (n, p) is added, for all samples and their positions in
/// order.
/// </summary>
internal sealed class ScatterAddTensor(Tensor rows, InputTensor tokens, TokenPositions positions, Shape shape) : Tensor(shape, rows, tokens)
{
    public Tensor Rows => Operands[0];

    public InputTensor Tokens => (InputTensor)Operands[1];

    public TokenPositions Positions { get; } = positions;

    public override object Key => (nameof(ScatterAddTensor), Positions, Shape);
}
