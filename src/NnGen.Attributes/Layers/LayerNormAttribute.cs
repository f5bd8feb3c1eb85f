namespace NnGen;

/// <summary>
/// Layer normalisation over the last axis (Ba et al. 2016): y = γ·(x − μ)/√(σ² + ε) + β with the mean μ and the variance σ² (divided by the number
/// of values, as in PyTorch) of each row, the same in training and in inference.
/// </summary>
/// <remarks>The input has 2 values or more along its last axis; the output has its shape. Files have γ as <c>weight</c> and β as <c>bias</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The ε that keeps the root from 0, finite and greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a learnt scale γ, initially 1, and a learnt shift β, initially 0, for each value of a row.</summary>
    public bool Affine { get; set; } = true;
}
