using System.Globalization;
using Charts;
using Generalizing;
using Generalizing.Ensembles;
using Generalizing.Regularizers;
using Generalizing.Widths;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var settings = new Settings();
var sweep = new WidthSweep(settings);
Console.WriteLine($"{settings.Sets} training sets of {settings.Samples} samples, noise {settings.Noise}");
Console.WriteLine("width  parameters  training   test      bias²     variance");
foreach (var result in sweep.Results)
{
    Console.WriteLine(
        $"{result.Width,5}  {result.Parameters,10}  {result.TrainingError,-9:F5}  {result.TestError,-8:F4}  {result.Bias,-8:F4}  {result.Variance:F4}");
}

var digits = NoisyDigits.Load();
var outcomes = new Comparison(digits).Run();
Console.WriteLine();
Console.WriteLine("regularizer        training error  test error  test loss  zeros");
foreach (var outcome in outcomes)
{
    Console.WriteLine($"{outcome.Name,-17}  {outcome.TrainingError,14:P1}  {outcome.TestError,10:P1}  {outcome.TestLoss,9:F3}  {outcome.Zeros,5:P0}");
}

var ensemble = new DropoutEnsemble(digits);
Console.WriteLine();
Console.WriteLine("sub-networks   |prediction − geometric mean|, one dropout layer, two");
foreach (var distance in ensemble.Distances)
{
    Console.WriteLine($"{distance.SubNetworks,12}   {distance.OneLayer:F5}   {distance.TwoLayers:F5}");
}

PictureFile.Write(args, "generalization.svg", Drawing.Draw(sweep, outcomes, ensemble));
