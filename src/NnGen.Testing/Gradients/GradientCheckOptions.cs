namespace NnGen.Testing;

/// <summary>How closely a <see cref="GradientCheck"/> looks.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The relative tolerance, above 0. With step h, derivative d and root mean square r of the tensor's gradient, an error of
    /// tolerance · (|d| + 0.1·r) + 32 · 2⁻²⁴ · s / h is allowed: networks compute in single precision, so central differences carry the rounding
    /// of terms that are s together (the outputs times their weights, or the loss), divided by the step.
    /// </summary>
    public double Tolerance { get; init; } = 5e-3;

    /// <summary>How many elements of a tensor are looked at one by one, at least 1; of a larger tensor as many at random, and a direction through all.</summary>
    public int ElementsPerTensor { get; init; } = 64;

    /// <summary>
    /// The share of elements, in [0, 1], that may lie at a kink (ReLU at 0), where a derivative does not exist and nothing can be compared. Above
    /// it the check fails, for it would prove little.
    /// </summary>
    public double KinkShare { get; init; } = 0.1;

    /// <summary>The seed of what is drawn: elements, directions, the outputs' weights, and the random masks of training.</summary>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(ElementsPerTensor, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(KinkShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(KinkShare, 1);
    }
}
