namespace NnGen;

/// <summary>
/// Root mean square normalisation over the last axis (Zhang and Sennrich 2019): y = γ·x/√(mean(x²) + ε) with the mean of each row, the same in
/// training and in inference.
/// </summary>
/// <remarks>The output has the input's shape. Files have γ as <c>weight</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RMSNormAttribute : LayerAttribute
{
    /// <summary>The ε that keeps the root from 0, finite and greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a learnt scale γ, initially 1, for each value of a row.</summary>
    public bool Affine { get; set; } = true;
}
