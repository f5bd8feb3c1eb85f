using System.Diagnostics;
using Digits;
using Digits.Display;
using Digits.Training;
using NnGen;

const float RequiredAccuracy = 0.97f;

IDisplay display = Console.IsOutputRedirected ? new PlainDisplay(Console.Out) : new TerminalDisplay();
var digits = Dataset.LoadCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
var experiment = new Experiment(digits);
display.ShowNetwork($"DigitNet, trained on {digits.Count} handwritten digits", new DigitNet().Summary());

var clock = Stopwatch.StartNew();
var results = display.Follow([1, 2, 3, 4, 5], experiment.Run);
clock.Stop();

var mean = results.Average(result => result.TestAccuracy);
display.ShowAccuracies(results, mean, clock.Elapsed);
var last = results[^1];
display.ShowConfusion(last.Confusion);
display.ShowDigits(Guess.Choose(last.Net, last.Test, right: 3, wrong: 3));

var path = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine("artifacts", "digits-loss.svg"));
Directory.CreateDirectory(Path.GetDirectoryName(path)!);
File.WriteAllText(path, LossChart.Draw(last.History, $"Cross-entropy by epoch, split {last.Seed}"));
display.ShowLine($"Loss curve: {path}");

if (mean < RequiredAccuracy)
{
    display.ShowLine($"The mean accuracy is below {RequiredAccuracy:P0}.");
    return 1;
}

return 0;
