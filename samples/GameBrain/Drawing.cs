using Charts;

namespace Racing;

/// <summary>Draws the best runs on the track, and how many gates were passed over the generations.</summary>
public static class Drawing
{
    private const float FullSpeed = 12;

    public static string Draw(Track track, IReadOnlyList<Generation> generations)
    {
        var picture = new Picture("Cars that learn to drive", 1080, 520);
        DrawTrack(picture, track, generations);
        var laps = generations.Max(generation => (double)generation.Best) / track.Count;
        var panel = picture.AddPanel(
            "Laps in 20 seconds", new Axis("generation", 0, generations.Count - 1), new Axis("laps", 0, Math.Max(0.5, laps * 1.15)), 660, 70, 390, 390);
        var best = generations.Select((generation, i) => ((double)i, (double)generation.Best / track.Count)).ToList();
        var mean = generations.Select((generation, i) => ((double)i, generation.Mean / track.Count)).ToList();
        panel.Curve(best, Colors.Green).Points(best, Colors.Green).Curve(mean, Colors.Grey).Points(mean, Colors.Grey);
        panel.Legend("best", Colors.Green, fromLeft: 0.05).Legend("mean of 1000", Colors.Grey, fromLeft: 0.05);
        return picture.ToSvg();
    }

    private static void DrawTrack(Picture picture, Track track, IReadOnlyList<Generation> generations)
    {
        var panel = picture.AddPanel("The best runs of the first, second and last generation", new Axis("", -13, 29), new Axis("", -4, 31), 60, 70, 530, 430);
        panel.Area(Closed(track.Left).Concat(Closed(track.Right).Reverse()), "#e9e9e4");
        panel.Curve(Closed(track.Left), Colors.Black, 1.4).Curve(Closed(track.Right), Colors.Black, 1.4);
        panel.Curve([At(track.Left[0]), At(track.Right[0])], Colors.Black, 3);
        DrawSpeeds(panel, generations[^1].Way);
        DrawWay(panel, generations[1].Way, Colors.Purple);
        DrawWay(panel, generations[0].Way, Colors.Red);
        panel.Legend("first", Colors.Red, fromLeft: 0.03).Legend("second", Colors.Purple, fromLeft: 0.03)
            .Legend("last, slow", Colors.Between(0), fromLeft: 0.03).Legend("last, fast", Colors.Between(1), fromLeft: 0.03);
    }

    private static void DrawWay(Panel panel, List<(Vector Position, float Speed)> way, string colour)
    {
        panel.Curve(way.Select(point => At(point.Position)), colour, 2, "4 3");
        panel.Points([At(way[^1].Position)], colour, 5);
    }

    private static void DrawSpeeds(Panel panel, List<(Vector Position, float Speed)> way)
    {
        const int Step = 6;
        for (var i = 0; i + Step < way.Count; i += Step)
        {
            panel.Curve([At(way[i].Position), At(way[i + Step].Position)], Colors.Between(way[i].Speed / FullSpeed), 4);
        }
    }

    private static IEnumerable<(double X, double Y)> Closed(Vector[] points) => points.Append(points[0]).Select(At);

    private static (double X, double Y) At(Vector point) => (point.X, point.Y);
}
