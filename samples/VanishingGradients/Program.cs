using System.Globalization;
using Charts;
using Depth;
using Depth.Training;

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

var trials = new Trials(Trials.Load());
Console.WriteLine($"\n{Experiment.Depth} blocks trained on digits for {Trials.Epochs} epochs: loss of the last one, and share of unseen digits told right");
Console.WriteLine("blocks    remedy      loss      accuracy");
foreach (var outcome in trials.Outcomes)
{
    Console.WriteLine($"{outcome.Blocks,-8}  {outcome.Remedy,-10}  {outcome.Losses.LastOrDefault(double.NaN),-8:G4}  {outcome.Accuracy:P1}");
}

PictureFile.Write(args, "vanishing-gradients.svg", Drawing.Draw(experiment));
PictureFile.Write([.. args.Skip(1)], "training.svg", Drawing.Draw(trials));
