using Charts;

namespace Approximation;

/// <summary>Draws the approximations, and their errors against the width.</summary>
public static class Drawing
{
    public static string Draw(Experiment experiment)
    {
        var picture = new Picture("Sums of sigmoids approximate a curve", 1080, 400);
        var (few, many) = (experiment.Comparisons[2], experiment.Comparisons[4]);
        DrawCurves(picture, $"built by hand: {few.Built.Width} and {many.Built.Width} sigmoids", 60, [few.Built, many.Built]);
        DrawCurves(picture, $"{few.Built.Width} sigmoids, learnt", 420, [few.BuiltThenLearnt, few.Learnt], ["from bumps", "from random weights"]);
        DrawErrors(picture, experiment);
        return picture.ToSvg();
    }

    private static void DrawCurves(Picture picture, string title, double left, Fit[] fits, string[]? labels = null)
    {
        var panel = picture.AddPanel(title, new Axis("x", -1, 1), new Axis("y", -1.1, 1.3), left, 70, 270, 270);
        panel.Curve(Curve.Inputs.Select(x => ((double)x, Curve.At(x))), "#bbbbbb", 5);
        panel.Legend("f", "#bbbbbb", fromLeft: 0.04);
        for (var i = 0; i < fits.Length; i++)
        {
            panel.Curve(Curve.Inputs.Zip(fits[i].Outputs, (x, y) => ((double)x, (double)y)), Colors.Curves[i], 1.6);
            panel.Legend(labels?[i] ?? $"{fits[i].Width / 2} bumps", Colors.Curves[i], fromLeft: 0.04);
        }
    }

    private static void DrawErrors(Picture picture, Experiment experiment)
    {
        var panel = picture.AddPanel(
            "error against width", new Axis("sigmoids", 2, 200, isLogarithmic: true), new Axis("largest error", 1e-3, 10, isLogarithmic: true), 780, 70, 270, 270);
        Draw(panel, experiment, "built by hand", Colors.Grey, comparison => comparison.Built);
        Draw(panel, experiment, "learnt from bumps", Colors.Blue, comparison => comparison.BuiltThenLearnt);
        Draw(panel, experiment, "learnt from random weights", Colors.Orange, comparison => comparison.Learnt);
    }

    private static void Draw(Panel panel, Experiment experiment, string label, string colour, Func<Comparison, Fit> fit)
    {
        var points = experiment.Comparisons.Select(fit).Select(one => ((double)one.Width, one.MaximumError)).ToList();
        panel.Curve(points, colour).Points(points, colour).Legend(label, colour, fromLeft: 0.3);
    }
}
