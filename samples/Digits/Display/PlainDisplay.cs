using Digits.Training;
using NnGen;

namespace Digits.Display;

/// <summary>Writes plain ASCII lines, for a file or a pipe.</summary>
internal sealed class PlainDisplay(TextWriter output) : IDisplay
{
    private const int EpochsPerLine = 10;

    public void ShowLine(string text) => output.WriteLine(text);

    public void ShowNetwork(string title, string summary)
    {
        output.WriteLine(title);
        output.WriteLine();
        output.WriteLine(summary);
    }

    public IReadOnlyList<SplitResult> Follow(IReadOnlyList<ulong> seeds, Training train)
    {
        var results = new List<SplitResult>();
        foreach (var seed in seeds)
        {
            results.Add(train(seed, new Reporter(progress => Report(seed, progress))));
            output.WriteLine($"split {seed}  test accuracy {results[^1].TestAccuracy:P2}");
        }

        return results;
    }

    public void ShowAccuracies(IReadOnlyList<SplitResult> results, float mean, TimeSpan time)
    {
        output.WriteLine($"mean test accuracy of {results.Count} splits: {mean:P2}, trained in {time.TotalSeconds:F1} s");
        output.WriteLine();
    }

    public void ShowConfusion(ConfusionMatrix matrix) => output.WriteLine(matrix);

    public void ShowDigits(IReadOnlyList<Guess> guesses)
    {
        foreach (var guess in guesses)
        {
            output.WriteLine($"truth {guess.Truth}, predicted {guess.Predicted} ({guess.Probability:P0}){(guess.IsRight ? "" : ", mistaken")}");
            foreach (var line in DigitPicture.ToText(guess.Pixels))
            {
                output.WriteLine($"  {line}");
            }
        }

        output.WriteLine();
    }

    private void Report(ulong seed, TrainingProgress progress)
    {
        if (progress.IsEpochEnd && progress.Epoch % EpochsPerLine == 0)
        {
            output.WriteLine(
                $"split {seed}  epoch {progress.Epoch,3}/{progress.Epochs}  loss {progress.Loss:F4}  accuracy {progress.Accuracy:P2}  "
                + $"validation loss {progress.ValidationLoss:F4}  accuracy {progress.ValidationAccuracy:P2}");
        }
    }
}
