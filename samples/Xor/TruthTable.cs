namespace ExclusiveOr;

/// <summary>The four samples of exclusive or.</summary>
public static class TruthTable
{
    /// <summary>x₁, x₂ of each sample.</summary>
    public static ReadOnlySpan<float> Inputs => [0, 0, 0, 1, 1, 0, 1, 1];

    /// <summary>x₁ xor x₂.</summary>
    public static ReadOnlySpan<float> Targets => [0, 1, 1, 0];
}
