using System.Globalization;
using Charts;
using Perceptrons;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment();

Console.WriteLine("The worked example: x₁ = (2, 1) with y = +1, x₂ = (−1, 2) with y = −1, η = 1, all parameters 0");
foreach (var update in experiment.WorkedExample.Updates)
{
    Console.WriteLine($"  pass {update.Pass}, x{update.Point + 1} is mistaken: w = ({update.Line.W1}, {update.Line.W2}), b = {update.Line.B}");
}

Console.WriteLine($"  pass {experiment.WorkedExample.Passes} changes nothing: converged");
Console.WriteLine();

Console.WriteLine("Separable points: updates against Novikoff's bound (R/γ)²");
Console.WriteLine("        γ       R      bound  updates  passes");
foreach (var (samples, learning) in experiment.Separations)
{
    Console.WriteLine($"  {samples.Margin:F5}  {samples.Radius:F4}  {samples.Bound,9:F1}  {learning.Updates.Count,7}  {learning.Passes,6}");
}

Console.WriteLine();
var exclusiveOr = experiment.ExclusiveOr;
Console.WriteLine($"Exclusive or: {exclusiveOr.Updates.Count} updates in {exclusiveOr.Passes} passes, converged: {(exclusiveOr.HasConverged ? "yes" : "no")}");
PictureFile.Write(args, "perceptron.svg", Drawing.Draw(experiment));
