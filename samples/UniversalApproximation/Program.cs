using System.Globalization;
using Approximation;
using Charts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment();
Console.WriteLine("largest |g(x) − f(x)| on [−1, 1], and the root of the mean square in parentheses");
Console.WriteLine("sigmoids   built by hand       learnt from bumps   learnt from random weights");
foreach (var (built, then, learnt) in experiment.Comparisons)
{
    Console.WriteLine($"{built.Width,8}   {Text(built)}   {Text(then)}   {Text(learnt)}");
}

PictureFile.Write(args, "universal-approximation.svg", Drawing.Draw(experiment));

static string Text(Fit fit) => $"{fit.MaximumError:F5} ({fit.RootMeanSquare:F5})";
