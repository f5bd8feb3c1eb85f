namespace NnGen;

/// <summary>
/// Batch normalisation over all axes but the last (Ioffe and Szegedy 2015): y = γ·(x − μ)/√(σ² + ε) + β for each channel. In training μ and σ² are mean
/// and variance over the mini-batch and its positions, and running averages of both, kept in <c>Buffers</c>, follow them; in inference they are
/// these averages. A mini-batch must have two values a channel at least.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>
    /// The weight m of a new value in the running averages, from 0 to 1: running ← (1 − m)·running + m·batch. This is PyTorch's momentum; Keras's is 1 − m.
    /// The running variance takes in the unbiased variance of the batch, as in PyTorch.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>The ε added to variances, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether γ and β are there to be learnt; without them γ is 1 and β is 0.</summary>
    public bool Affine { get; set; } = true;
}
