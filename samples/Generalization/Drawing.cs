using Charts;
using Generalizing.Ensembles;
using Generalizing.Regularizers;
using Generalizing.Widths;

namespace Generalizing;

/// <summary>Draws double descent, the regularizers, and dropout's ensemble.</summary>
public static class Drawing
{
    public static string Draw(WidthSweep sweep, IReadOnlyList<Outcome> outcomes, DropoutEnsemble ensemble)
    {
        var picture = new Picture("Generalization", 1080, 400);
        DrawWidths(picture, sweep);
        DrawOutcomes(picture, outcomes);
        DrawEnsemble(picture, ensemble);
        return picture.ToSvg();
    }

    private static void DrawWidths(Picture picture, WidthSweep sweep)
    {
        var panel = picture.AddPanel(
            "double descent", new Axis("parameters", 8, 2000, isLogarithmic: true), new Axis("mean squared error", 0, 4), 60, 70, 300, 270);
        panel.Curve([(sweep.Samples, 0), (sweep.Samples, 2.4)], "#bbbbbb", 1.2, "5 4").Legend("as many parameters as samples", "#bbbbbb", "5 4", 0.25);
        Draw("test", Colors.Orange, result => result.TestError);
        Draw("its variance", Colors.Purple, result => result.Variance);
        Draw("its bias²", Colors.Green, result => result.Bias);
        Draw("training, with noise", Colors.Blue, result => result.TrainingError);

        void Draw(string label, string colour, Func<WidthResult, double> error)
        {
            var points = sweep.Results.Select(result => ((double)result.Parameters, error(result))).ToList();
            panel.Curve(points, colour).Points(points, colour, 2.5).Legend(label, colour, fromLeft: 0.25);
        }
    }

    private static void DrawOutcomes(Picture picture, IReadOnlyList<Outcome> outcomes)
    {
        var panel = picture.AddPanel(
            "200 digits, a fifth mislabelled", new Axis("test error in %", 0, 35), new Axis("", 0, outcomes.Count), 420, 70, 270, 270, hasRows: true);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (bottom, top) = (outcomes.Count - i - 0.8, outcomes.Count - i - 0.2);
            var error = outcomes[i].TestError * 100;
            panel.Area([(0, bottom), (error, bottom), (error, top), (0, top)], i == 0 ? Colors.Grey : Colors.Blue, 0.55);
            panel.Note(0.6, bottom + 0.2, FormattableString.Invariant($"{outcomes[i].Name} {error:F1} %"));
        }
    }

    private static void DrawEnsemble(Picture picture, DropoutEnsemble ensemble)
    {
        var panel = picture.AddPanel(
            "dropout: prediction and sub-networks", new Axis("sub-networks", 100, 1e5, isLogarithmic: true), new Axis("largest difference", 1e-4, 1, isLogarithmic: true), 780, 70, 270, 270);
        var one = ensemble.Distances.Select(distance => ((double)distance.SubNetworks, distance.OneLayer)).ToList();
        var two = ensemble.Distances.Select(distance => ((double)distance.SubNetworks, distance.TwoLayers)).ToList();
        panel.Curve(one, Colors.Blue).Points(one, Colors.Blue).Curve(two, Colors.Orange).Points(two, Colors.Orange);
        panel.Legend("one layer of dropout", Colors.Blue, fromLeft: 0.42).Legend("two, ReLU between", Colors.Orange, fromLeft: 0.42);
    }
}
