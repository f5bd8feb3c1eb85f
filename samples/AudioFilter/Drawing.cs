using AudioFilter.Audio;
using AudioFilter.Signals;
using AudioFilter.Training;
using Charts;

namespace AudioFilter;

/// <summary>Draws the piece as a whole, some milliseconds of it, and how the error fell.</summary>
public static class Drawing
{
    private const int Columns = 480;
    private const double Beside = 1.04;

    public static string Draw(Recording recording, Outcome outcome)
    {
        var picture = new Picture("A pedal, imitated sample by sample", 1120, 620);
        var whole = picture.AddPanel("Ten seconds", new Axis("seconds", 0, Piece.Seconds), new Axis("", -1, 1), 60, 70, 700, 200);
        whole.Area(Envelope(recording.Input), "#bbbbbb").Area(Envelope(recording.Output), Colors.Orange, 0.6);
        whole.Legend("input", "#bbbbbb", fromLeft: 0.01, fromTop: 0.8).Legend("output", Colors.Orange, fromLeft: 0.01, fromTop: 0.8);
        DrawRatios(picture, outcome);
        DrawZoom(picture, recording, "Strings", 60, from: 4.4, milliseconds: 4);
        DrawZoom(picture, recording, "Chirp", 550, from: 8.6, milliseconds: 4)
            .Legend("input", "#aaaaaa", fromLeft: Beside).Legend("untrained", Colors.Purple, "2 3", Beside)
            .Legend("effect", Colors.Blue, fromLeft: Beside).Legend("trained", Colors.Orange, "5 3", Beside);
        return picture.ToSvg();
    }

    private static void DrawRatios(Picture picture, Outcome outcome)
    {
        var points = outcome.Ratios.Select((ratio, epoch) => (epoch + 1.0, ratio)).ToList();
        var panel = picture.AddPanel(
            "Error-to-signal ratio of unseen windows", new Axis("epoch", 0, points.Count), new Axis("", 1e-4, 1, isLogarithmic: true), 850, 70, 240, 200);
        panel.Curve(points, Colors.Blue).Points(points, Colors.Blue);
    }

    private static Panel DrawZoom(Picture picture, Recording recording, string title, double left, double from, double milliseconds)
    {
        var (start, count) = (Sound.Samples(from), Sound.Samples(milliseconds / 1000));
        var panel = picture.AddPanel(
            $"{title}, {milliseconds} ms", new Axis($"milliseconds after {from:F3} s", 0, milliseconds), new Axis("", -1, 1), left, 360, 430, 200);
        panel.Curve(Points(recording.Input, start, count), "#aaaaaa", 1.2).Curve(Points(recording.Before, start, count), Colors.Purple, 1, "2 3");
        panel.Curve(Points(recording.Target, start, count), Colors.Blue, 3).Curve(Points(recording.Output, start, count), Colors.Orange, 1.4, "5 3");
        return panel;
    }

    private static IEnumerable<(double X, double Y)> Points(float[] sound, int start, int count) =>
        Enumerable.Range(0, count).Select(i => (1000.0 * i / Sound.Rate, (double)sound[start + i]));

    private static IEnumerable<(double X, double Y)> Envelope(float[] sound)
    {
        var columns = sound.Chunk(sound.Length / Columns).Select((chunk, i) => (Time: Piece.Seconds * (i + 0.5) / Columns, Low: chunk.Min(), High: chunk.Max()));
        return columns.Select(column => (column.Time, (double)column.High)).Concat(columns.Reverse().Select(column => (column.Time, (double)column.Low)));
    }
}
