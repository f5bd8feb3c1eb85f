using NnGen;

namespace Display;

/// <summary>Writes plain lines, for a file or a pipe.</summary>
internal sealed class PlainDisplay(TextWriter output) : IDisplay
{
    private const int ShortTraining = 10;

    public void ShowLine(string text) => output.WriteLine(text);

    public void ShowNetwork(string title, string summary)
    {
        output.WriteLine(title);
        output.WriteLine();
        output.WriteLine(summary);
    }

    public IReadOnlyList<T> Follow<T>(IReadOnlyList<string> names, Func<int, IProgress<TrainingProgress>, T> train)
    {
        var results = names.Select((name, index) => train(index, new Reporter(progress => Report(name, progress)))).ToList();
        output.WriteLine();
        return results;
    }

    public void ShowTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = columns.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToList();
        foreach (var row in rows.Prepend(columns))
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        }

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
                output.WriteLine($"  {line}".TrimEnd());
            }
        }

        output.WriteLine();
    }

    /// <summary>Of a long training, every tenth epoch.</summary>
    private void Report(string name, TrainingProgress progress)
    {
        if (progress.IsEpochEnd && (progress.Epochs <= ShortTraining || progress.Epoch % ShortTraining == 0))
        {
            output.WriteLine(
                $"{name}  epoch {progress.Epoch,3}/{progress.Epochs}  {Measures.Text(progress.Loss, progress.Accuracy, digits: 2)}  "
                + $"validation {Measures.Text(progress.ValidationLoss, progress.ValidationAccuracy, digits: 2)}");
        }
    }
}
