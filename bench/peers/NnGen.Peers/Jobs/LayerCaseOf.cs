namespace NnGen.Peers.Jobs;

/// <summary>A case of one declared layer without bias or activation, whose functions are bare products.</summary>
/// <typeparam name="TNet">A network of that layer alone.</typeparam>
internal sealed class LayerCase<TNet> : LayerCase
    where TNet : class, INetwork<TNet>
{
    private readonly TNet _net = TNet.Create(1);
    private readonly Workspace _workspace = Workspace.For<TNet>(NetworkCase.TrainingBatch);

    public LayerCase()
        : base(new(NetworkCase.TrainingBatch, TNet.InputSize, TNet.OutputSize))
    {
        Weights = new(TNet.ParameterStorageLength);
        _net.Parameters.CopyTo(Weights.Span);
        TNet.Forward(Weights.Span, _net.Buffers, X.Span, NewResult(ProductKind.Outputs).Span, _workspace);
    }

    public override Block Weights { get; }

    public override (Action<int> Repeat, Block Result) Multiply(ProductKind kind)
    {
        var result = NewResult(kind);
        Action<int> repeat = kind switch
        {
            ProductKind.Outputs => times =>
            {
                for (var i = 0; i < times; i++)
                {
                    TNet.Predict(Weights.Span, _net.Buffers, X.Span, result.Span);
                }
            },
            ProductKind.WeightGradient => times =>
            {
                for (var i = 0; i < times; i++)
                {
                    TNet.Backward(Weights.Span, _net.Buffers, OutputGradients.Span, [], _workspace, result.Span);
                }
            },
            _ => InputGradientKernels.Find<TNet>(this, result),
        };
        return (repeat, result);
    }
}
