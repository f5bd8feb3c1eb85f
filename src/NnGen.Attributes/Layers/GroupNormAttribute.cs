namespace NnGen;

/// <summary>
/// Group normalisation (Wu and He 2018): y = γ·(x − μ)/√(σ² + ε) + β, where the channels (the last axis) are cut into groups of neighbours, and μ and σ²
/// are the mean and the variance (divided by the number of values, as in PyTorch) of a sample's group over all positions. The same in training and in inference.
/// </summary>
/// <remarks>
/// The input is (positions…, channels), as an image's (height, width, channels); the output has its shape. One group is a layer normalisation over
/// the whole sample, as many groups as channels are an instance normalisation. Files have γ as <c>weight</c> and β as <c>bias</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute : LayerAttribute
{
    /// <summary>Declares a group normalisation.</summary>
    /// <param name="groups">The number of groups, a divisor of the number of channels.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>The number of groups.</summary>
    public int Groups { get; }

    /// <summary>The ε that keeps the root from 0, finite and greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a learnt scale γ, initially 1, and a learnt shift β, initially 0, for each channel.</summary>
    public bool Affine { get; set; } = true;
}
