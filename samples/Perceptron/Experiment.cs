namespace Perceptrons;

/// <summary>Separable points with a margin, and what the perceptron made of them.</summary>
public sealed record Separation(PointSet Samples, Learning Learning);

/// <summary>The three things there are to see about a perceptron.</summary>
public sealed class Experiment
{
    /// <summary>Every pass over exclusive or; none of them is without updates.</summary>
    public const int ExclusiveOrPasses = 200;

    private const int Count = 80;
    private static readonly double[] Margins = [0.4, 0.2, 0.1, 0.05, 0.025, 0.0125];

    /// <summary>Two points, two updates: w = (2, 1), b = 1; then w = (3, −1), b = 0.</summary>
    public Learning WorkedExample { get; } = new(PointSet.WorkedExample, passes: 10);

    /// <summary>Separable points, ever closer to the line that separates them.</summary>
    public IReadOnlyList<Separation> Separations { get; } =
        [.. Margins.Select((margin, i) => PointSet.Separable(Count, margin, (ulong)i + 1)).Select(samples => new Separation(samples, new Learning(samples, 10_000)))];

    /// <summary>What no line separates.</summary>
    public Learning ExclusiveOr { get; } = new(PointSet.ExclusiveOr, ExclusiveOrPasses);
}
