namespace NnGen.Peers.Jobs;

/// <summary>The three products of training, numbered as in native/product.h.</summary>
internal enum ProductKind
{
    /// <summary>Y = X·W.</summary>
    Outputs,

    /// <summary>dW += Xᵀ·dY.</summary>
    WeightGradient,

    /// <summary>dX = dY·Wᵀ, W transposed first.</summary>
    InputGradient,
}
