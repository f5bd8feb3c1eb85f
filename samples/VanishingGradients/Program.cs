using System.Globalization;
using Charts;
using Depth;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment();
Console.WriteLine($"{Experiment.Depth} blocks of 32 units before training; ρ: geometric means of the blocks' Jacobians'\nlargest singular values, and of what they make of random vectors' lengths");
Console.WriteLine("network                    ‖∂L/∂θ‖ first   last       first/last   ρ random   ρᴸ         ρ largest   ρᴸ");
foreach (var measurement in experiment.Measurements)
{
    Console.WriteLine(
        $"{measurement.Name,-25}  {measurement.GradientNorms[0],-13:E2}   {measurement.GradientNorms[^1],-8:E2}   {measurement.Remainder,-10:E2}   "
        + $"{measurement.Stretch,-8:F4}   {Math.Pow(measurement.Stretch, Experiment.Depth),-8:E2}   {measurement.Bound,-9:F4}   {Math.Pow(measurement.Bound, Experiment.Depth):E2}");
}

PictureFile.Write(args, "vanishing-gradients.svg", Drawing.Draw(experiment));
