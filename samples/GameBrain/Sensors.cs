namespace Racing;

/// <summary>What a car feels: the distance to the walls in five directions, 60° and 30° to each side and straight on.</summary>
public static class Sensors
{
    /// <summary>The number of directions.</summary>
    public const int Count = 5;

    /// <summary>How far they reach.</summary>
    public const float Range = 9;

    private const int GatesBehind = 3;
    private const int GatesAhead = 11;

    private static ReadOnlySpan<float> Cosines => [0.5f, 0.8660254f, 1, 0.8660254f, 0.5f];

    private static ReadOnlySpan<float> Sines => [0.8660254f, 0.5f, 0, -0.5f, -0.8660254f];

    /// <summary>Writes the distances as shares of the range. Only walls about the car's gate are near enough to matter.</summary>
    public static void Read(Track track, Vector position, Vector heading, int gate, Span<float> distances)
    {
        for (var i = 0; i < Count; i++)
        {
            var ray = heading.Turned(Cosines[i], Sines[i]);
            var reach = Nearest(track.Left, position, ray, gate, Range);
            distances[i] = Nearest(track.Right, position, ray, gate, reach) / Range;
        }
    }

    private static float Nearest(Vector[] wall, Vector position, Vector ray, int gate, float reach)
    {
        var index = gate - GatesBehind < 0 ? gate - GatesBehind + wall.Length : gate - GatesBehind;
        var from = wall[index] - position;
        for (var i = 0; i < GatesBehind + GatesAhead; i++)
        {
            index = index + 1 == wall.Length ? 0 : index + 1;
            var to = wall[index] - position;
            var edge = to - from;

            // The ray meets the edge between its ends where they lie on different sides of it.
            if (ray.Cross(from) * ray.Cross(to) <= 0 && ray.Cross(edge) is var across && across != 0)
            {
                var distance = from.Cross(edge) / across;
                reach = distance >= 0 && distance < reach ? distance : reach;
            }

            from = to;
        }

        return reach;
    }
}
