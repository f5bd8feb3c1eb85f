namespace Racing;

/// <summary>A closed road: gates across it, one after the other, between two walls.</summary>
public sealed class Track
{
    /// <summary>Half the width of the road.</summary>
    public const float HalfWidth = 1.6f;

    private const int PointsPerCurve = 8;

    private static readonly Vector[] Corners =
    [
        new(0, 0), new(8, -1), new(16, -0.5f), new(22.5f, 2.5f), new(24.5f, 8), new(21, 12.3f), new(15.5f, 11.8f), new(10.5f, 10.3f),
        new(6.3f, 12.2f), new(6.2f, 16.5f), new(10, 19), new(14, 22), new(13.3f, 26.5f), new(8, 28.5f), new(1.5f, 26.5f), new(-2.5f, 21.5f),
        new(-4, 15.5f), new(-6.5f, 10.5f), new(-8.3f, 5.5f), new(-5.5f, 1),
    ];

    public Track()
    {
        Centre = [.. Enumerable.Range(0, Corners.Length * PointsPerCurve).Select(PointOnCurve)];
        var along = Centre.Select((_, i) => (Centre[(i + 1) % Count] - Centre[(i + Count - 1) % Count]).Normalized()).ToArray();
        Left = [.. Centre.Select((point, i) => point + (along[i].Left * HalfWidth))];
        Right = [.. Centre.Select((point, i) => point - (along[i].Left * HalfWidth))];
    }

    /// <summary>The middle of each gate.</summary>
    public Vector[] Centre { get; }

    /// <summary>The left wall's points.</summary>
    public Vector[] Left { get; }

    /// <summary>The right wall's points.</summary>
    public Vector[] Right { get; }

    /// <summary>The number of gates.</summary>
    public int Count => Centre.Length;

    /// <summary>Whether a point has passed a gate.</summary>
    public bool IsBeyond(int gate, Vector point) => (Left[gate] - Right[gate]).Cross(point - Right[gate]) < 0;

    /// <summary>Catmull and Rom's curve through the corners.</summary>
    private static Vector PointOnCurve(int index)
    {
        var (corner, t) = (index / PointsPerCurve, (float)(index % PointsPerCurve) / PointsPerCurve);
        var (a, b, c, d) = (Corner(corner - 1), Corner(corner), Corner(corner + 1), Corner(corner + 2));
        return ((b * 2) + ((c - a) * t) + (((a * 2) - (b * 5) + (c * 4) - d) * (t * t)) + (((b * 3) - a - (c * 3) + d) * (t * t * t))) * 0.5f;
    }

    private static Vector Corner(int index) => Corners[(index + Corners.Length) % Corners.Length];
}
