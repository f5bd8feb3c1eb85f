using System.Globalization;
using Charts;
using ExclusiveOr;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment();
var (curved, linear) = (new float[4], new float[4]);
experiment.Curved.Predict(TruthTable.Inputs, curved);
experiment.Linear.Predict(TruthTable.Inputs, linear);

Console.WriteLine("x₁ x₂  xor   tanh layer   three linear layers");
for (var i = 0; i < TruthTable.Targets.Length; i++)
{
    Console.WriteLine(
        $" {TruthTable.Inputs[2 * i]}  {TruthTable.Inputs[(2 * i) + 1]}    {TruthTable.Targets[i]}       {curved[i]:F4}                {linear[i]:F4}");
}

var map = experiment.Collapsed;
Console.WriteLine($"mean squared error: {experiment.CurvedLosses[^1]:F6} and {experiment.LinearLosses[^1]:F6}; the best of any linear map is {Experiment.BestLinearLoss}");
Console.WriteLine();
Console.WriteLine("The linear network multiplied out:");
Console.WriteLine($"  W₁·W₂·W₃ = ({map.Weight[0, 0]:F6}, {map.Weight[1, 0]:F6})ᵀ, b₁·W₂·W₃ + b₂·W₃ + b₃ = {map.Bias[0]:F6}");
Console.WriteLine($"  it differs from the network by at most {experiment.CollapseError:E1} over 1000 points");
PictureFile.Write(args, "xor.svg", Drawing.Draw(experiment));
