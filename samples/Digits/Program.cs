using System.Diagnostics;
using Charts;
using Digits;
using Digits.Training;
using Display;
using NnGen;

const float RequiredAccuracy = 0.97f;
const int ShownOfEach = 3;
ulong[] seeds = [1, 2, 3, 4, 5];

IDisplay display = Console.IsOutputRedirected ? new PlainDisplay(Console.Out) : new TerminalDisplay();
var digits = Dataset.LoadCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
var experiment = new Experiment(digits);
display.ShowNetwork($"DigitNet, trained on {digits.Count} handwritten digits", new DigitNet().Summary());

var clock = Stopwatch.StartNew();
var results = display.Follow([.. seeds.Select(seed => $"split {seed}")], (index, progress) => experiment.Run(seeds[index], progress));
clock.Stop();

var mean = results.Average(result => result.TestAccuracy);
display.ShowTable(
    ["split", "test accuracy"],
    [.. results.Select(result => (string[])[$"{result.Seed}", $"{result.TestAccuracy:P2}"]), ["mean", $"{mean:P2}"]]);
display.ShowLine($"{results.Count} networks trained in {clock.Elapsed.TotalSeconds:F1} s.");
var last = results[^1];
display.ShowConfusion(last.Confusion);
var guesses = Guess.All(last.Net, last.Test);
display.ShowDigits([.. guesses.Where(guess => guess.IsRight).Take(ShownOfEach), .. guesses.Where(guess => !guess.IsRight).Take(ShownOfEach)]);

var path = PictureFile.Save(args.Length > 0 ? args[0] : Path.Combine("artifacts", "digits-loss.svg"), LossChart.Draw(last.History, $"Cross-entropy by epoch, split {last.Seed}"));
display.ShowLine($"Loss curve: {path}");

if (mean < RequiredAccuracy)
{
    display.ShowLine($"The mean accuracy is below {RequiredAccuracy:P0}.");
    return 1;
}

return 0;
