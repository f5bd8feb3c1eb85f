using System.Globalization;
using Charts;
using Depth;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment();
Console.WriteLine($"{Experiment.Depth} blocks of 32 units before training; ρ̄: geometric mean of the blocks' largest singular values");
Console.WriteLine("network                    ‖∂L/∂θ‖ first   last       first/last   ρ̄        ρ̄ᴸ");
foreach (var measurement in experiment.Measurements)
{
    Console.WriteLine(
        $"{measurement.Name,-25}  {measurement.GradientNorms[0],-13:E2}   {measurement.GradientNorms[^1],-8:E2}   {measurement.Remainder,-10:E2}   {measurement.MeanFactor,-6:F4}   {measurement.Products[^1]:E2}");
}

PictureFile.Write(args, "vanishing-gradients.svg", Drawing.Draw(experiment));
