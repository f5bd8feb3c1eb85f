namespace NnGen.Peers.Jobs;

/// <summary>The operands of a layer's three products in 32 rows, and our way to compute them.</summary>
internal abstract class LayerCase(LayerSizes sizes)
{
    public LayerSizes Sizes => sizes;

    public string Name { get; } = $"{sizes.Inputs}→{sizes.Outputs}";

    public Block X { get; } = Block.Random(sizes.Rows * sizes.Inputs, 1);

    public Block OutputGradients { get; } = Block.Random(sizes.Rows * sizes.Outputs, 2);

    /// <summary>All three layers have multiples of 16 outputs, so that our padded rows are dense too.</summary>
    public abstract Block Weights { get; }

    public abstract (Action<int> Repeat, Block Result) Multiply(ProductKind kind);

    public Block NewResult(ProductKind kind) => new(kind switch
    {
        ProductKind.Outputs => sizes.Rows * sizes.Outputs,
        ProductKind.WeightGradient => sizes.Inputs * sizes.Outputs,
        _ => sizes.Rows * sizes.Inputs,
    });

    public (Block Left, Block Right) Operands(ProductKind kind) => kind switch
    {
        ProductKind.Outputs => (X, Weights),
        ProductKind.WeightGradient => (X, OutputGradients),
        _ => (OutputGradients, Weights),
    };
}
