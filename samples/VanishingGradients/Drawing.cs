using Charts;

namespace Depth;

/// <summary>Draws gradient norms and products of singular values against depth.</summary>
public static class Drawing
{
    private static readonly string[] Colours = [Colors.Red, Colors.Red, Colors.Purple, Colors.Purple, Colors.Blue, Colors.Blue, Colors.Green, Colors.Green];

    public static string Draw(Experiment experiment)
    {
        var picture = new Picture("Fifty blocks before training: solid with the matching initialization, dashed without", 1080, 460);
        var gradients = picture.AddPanel(
            "‖∂L/∂θ‖ of each block", new Axis("block, from the input", 1, Experiment.Depth), new Axis("norm", 1e-30, 1e15, isLogarithmic: true), 75, 70, 340, 330);
        var products = picture.AddPanel(
            "product of largest singular values, ρ̄ᴸ", new Axis("blocks from the input", 1, Experiment.Depth), new Axis("product", 1e-45, 1e25, isLogarithmic: true), 500, 70, 340, 330);
        for (var i = 0; i < experiment.Measurements.Count; i++)
        {
            var measurement = experiment.Measurements[i];
            var dashes = measurement.IsMatched ? "" : "5 4";
            gradients.Curve(measurement.GradientNorms.Select((norm, block) => (block + 1.0, norm)), Colours[i], dashes: dashes);
            products.Curve(measurement.Products.Select((product, block) => (block + 1.0, product)), Colours[i], dashes: dashes);
            products.Legend(measurement.Name, Colours[i], dashes, fromLeft: 1.04);
        }

        return picture.ToSvg();
    }
}
