using Charts;
using Depth.Training;

namespace Depth;

/// <summary>Draws gradient norms and products of singular values against depth.</summary>
public static class Drawing
{
    private static readonly string[] Colours = [Colors.Red, Colors.Red, Colors.Purple, Colors.Purple, Colors.Blue, Colors.Blue, Colors.Green, Colors.Green, Colors.Orange, Colors.Brown];

    private static readonly Dictionary<string, string> Remedies = new()
    {
        ["plain"] = Colors.Red,
        ["weights/√L"] = Colors.Green,
        ["LayerNorm"] = Colors.Orange,
        ["BatchNorm"] = Colors.Blue,
    };

    public static string Draw(Experiment experiment)
    {
        var picture = new Picture("Fifty blocks before training: solid with the matching initialization, dashed without", 1120, 460);
        var gradients = AddPanel(picture, "‖∂L/∂θ‖ of each block", 70);
        var stretches = AddPanel(picture, "ρᴸ: random vectors' lengths", 365);
        var bounds = AddPanel(picture, "ρᴸ: largest singular values", 660);
        for (var i = 0; i < experiment.Measurements.Count; i++)
        {
            var measurement = experiment.Measurements[i];
            var dashes = measurement.IsMatched ? "" : "5 4";
            gradients.Curve(measurement.GradientNorms.Select((norm, block) => (block + 1.0, norm)), Colours[i], dashes: dashes);
            stretches.Curve(Measurement.Products(measurement.Stretches).Select((product, block) => (block + 1.0, product)), Colours[i], dashes: dashes);
            bounds.Curve(Measurement.Products(measurement.SingularValues).Select((product, block) => (block + 1.0, product)), Colours[i], dashes: dashes);
            bounds.Legend(measurement.Name, Colours[i], dashes, fromLeft: 1.04);
        }

        return picture.ToSvg();
    }

    /// <summary>Draws the training losses of plain blocks and of those with remedies.</summary>
    public static string Draw(Trials trials)
    {
        var picture = new Picture("Fifty blocks trained on digits", 860, 400);
        DrawLosses(picture, trials, "residual", new Axis("", 0.01, 1e14, isLogarithmic: true), 70, legendTop: 0.5);
        DrawLosses(picture, trials, "sigmoid", new Axis("", 0, 3), 490, legendTop: 0.76);
        return picture.ToSvg();
    }

    private static void DrawLosses(Picture picture, Trials trials, string blocks, Axis losses, double left, double legendTop)
    {
        var panel = picture.AddPanel($"{blocks} blocks: training loss", new Axis("epoch", 1, Trials.Epochs), losses, left, 70, 300, 270);
        foreach (var outcome in trials.Outcomes.Where(outcome => outcome.Blocks == blocks))
        {
            // Curves that lie on each other shall both be seen.
            var (colour, dashes) = (Remedies[outcome.Remedy], outcome.Remedy == "plain" ? "" : "7 4");
            panel.Curve(outcome.Losses.Select((loss, epoch) => (epoch + 1.0, loss)), colour, dashes: dashes);
            panel.Legend($"{outcome.Remedy}: {outcome.Accuracy:P0} right", colour, dashes, fromLeft: 0.42, fromTop: legendTop);
        }
    }

    private static Panel AddPanel(Picture picture, string title, double left) => picture.AddPanel(
        title, new Axis("block, from the input", 1, Experiment.Depth), new Axis("", 1e-40, 1e25, isLogarithmic: true), left, 70, 230, 330);
}
