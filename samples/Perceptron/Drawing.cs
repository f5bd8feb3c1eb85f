using Charts;

namespace Perceptrons;

/// <summary>Draws the lines a perceptron tried, the convergence bound, and exclusive or.</summary>
public static class Drawing
{
    public static string Draw(Experiment experiment)
    {
        var picture = new Picture("The perceptron", 1080, 380);
        DrawLines(picture, experiment.Separations[3]);
        DrawBound(picture, experiment.Separations);
        DrawExclusiveOr(picture, experiment.ExclusiveOr);
        return picture.ToSvg();
    }

    private static void DrawLines(Picture picture, Separation separation)
    {
        var panel = picture.AddPanel(
            $"{separation.Learning.Updates.Count} updates until every point is right", new Axis("x₁", -2, 2), new Axis("x₂", -2, 2), 60, 70, 270, 250);
        foreach (var update in separation.Learning.Updates.SkipLast(1))
        {
            panel.Line(update.Line.W1, update.Line.W2, update.Line.B, "#bbbbbb", 1);
        }

        var last = separation.Learning.Updates[^1].Line;
        panel.Line(last.W1, last.W2, last.B, Colors.Black, 2.2);
        var pairs = separation.Samples.Points.Zip(separation.Samples.Labels).ToList();
        panel.Points(pairs.Where(pair => pair.Second > 0).Select(pair => ((double)pair.First[0], (double)pair.First[1])), Colors.Blue);
        panel.Points(pairs.Where(pair => pair.Second < 0).Select(pair => ((double)pair.First[0], (double)pair.First[1])), Colors.Orange);
    }

    private static void DrawBound(Picture picture, IReadOnlyList<Separation> separations)
    {
        var panel = picture.AddPanel(
            "Updates stay below (R/γ)²", new Axis("margin γ", 0.01, 1, isLogarithmic: true), new Axis("updates", 1, 1e5, isLogarithmic: true), 420, 70, 270, 250);
        var bounds = separations.Select(separation => (separation.Samples.Margin, separation.Samples.Bound)).ToList();
        var updates = separations.Select(separation => (separation.Samples.Margin, (double)separation.Learning.Updates.Count)).ToList();
        panel.Curve(bounds, Colors.Grey, dashes: "5 4").Points(bounds, Colors.Grey);
        panel.Curve(updates, Colors.Blue).Points(updates, Colors.Blue);
        panel.Legend("bound", Colors.Grey, "5 4", fromLeft: 0.62).Legend("updates", Colors.Blue, fromLeft: 0.62);
    }

    private static void DrawExclusiveOr(Picture picture, Learning learning)
    {
        const int Shown = 40;
        var panel = picture.AddPanel(
            "Exclusive or: no pass without mistakes", new Axis("pass", 0, Shown), new Axis("updates of the pass", 0, 5), 780, 70, 270, 250);
        var passes = Enumerable.Range(1, Shown).Select(pass => ((double)pass, (double)learning.Updates.Count(update => update.Pass == pass))).ToList();
        panel.Curve(passes, Colors.Red).Points(passes, Colors.Red, 2.5);
    }
}
