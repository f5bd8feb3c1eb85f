using NnGen;

namespace Perceptrons;

/// <summary>Points of the plane with labels +1 and −1.</summary>
/// <param name="Points">x₁, x₂ of each point.</param>
/// <param name="Labels">+1 or −1 for each.</param>
public sealed record PointSet(float[][] Points, float[] Labels)
{
    /// <summary>The worked example of the reference: two points.</summary>
    public static PointSet WorkedExample { get; } = new([[2, 1], [-1, 2]], [1, -1]);

    /// <summary>Exclusive or, its 1 and 0 as +1 and −1.</summary>
    public static PointSet ExclusiveOr { get; } = new([[0, 0], [0, 1], [1, 0], [1, 1]], [-1, 1, 1, -1]);

    /// <summary>Random points of [−2, 2]², none nearer to a line than the margin, in the sense of <see cref="Margin"/>.</summary>
    public static PointSet Separable(int count, double margin, ulong seed)
    {
        var random = new RandomSource(seed);
        var points = new List<float[]>();
        var labels = new List<float>();
        while (points.Count < count)
        {
            float[] point = [(random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2];
            var score = Separator.Score(point);
            if (Math.Abs(score) >= margin)
            {
                points.Add(point);
                labels.Add(score > 0 ? 1 : -1);
            }
        }

        return new PointSet([.. points], [.. labels]);
    }

    /// <summary>The line that labelled the separable points: w̃* = (w₁, w₂, b) of length 1.</summary>
    public static Line Separator { get; } = new(0.6, -0.64, 0.48);

    /// <summary>R: the length of the longest x̃ = (x₁, x₂, 1).</summary>
    public double Radius => Math.Sqrt(Points.Max(point => ((double)point[0] * point[0]) + ((double)point[1] * point[1]) + 1));

    /// <summary>γ: the least y·(w̃*·x̃) for <see cref="Separator"/>.</summary>
    public double Margin => Points.Zip(Labels).Min(pair => pair.Second * Separator.Score(pair.First));

    /// <summary>Novikoff's bound on the number of updates, (R/γ)².</summary>
    public double Bound => Radius * Radius / (Margin * Margin);
}

/// <summary>The line w₁·x₁ + w₂·x₂ + b = 0.</summary>
public readonly record struct Line(double W1, double W2, double B)
{
    /// <summary>Above 0 on one side, below 0 on the other.</summary>
    public double Score(float[] point) => (W1 * point[0]) + (W2 * point[1]) + B;
}
