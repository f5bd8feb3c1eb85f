using NnGen;
using Spectre.Console;

namespace Display;

/// <summary>Draws bars, tables and pictures in a terminal.</summary>
internal sealed class TerminalDisplay : IDisplay
{
    // With the measures beside it, a line then fits 80 columns.
    private const int BarWidth = 20;

    public void ShowLine(string text) => AnsiConsole.WriteLine(text);

    public void ShowNetwork(string title, string summary) =>
        AnsiConsole.Write(new Panel(new Text(summary.TrimEnd())).Header(title).RoundedBorder());

    public IReadOnlyList<T> Follow<T>(IReadOnlyList<string> names, Func<int, IProgress<TrainingProgress>, T> train) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new MeasureColumn())
            .Start(context =>
            {
                var tasks = names.Select(name => context.AddTask(Markup.Escape(name), autoStart: false)).ToList();
                return tasks.Select((task, index) => Follow(task, index, train)).ToList();
            });

    public void ShowTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().RoundedBorder().AddColumn(columns[0]);
        table.AddColumns([.. columns.Skip(1).Select(name => new TableColumn(Markup.Escape(name)).RightAligned())]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
    }

    public void ShowConfusion(ConfusionMatrix matrix)
    {
        var digits = Enumerable.Range(0, matrix.ClassCount).ToList();
        var table = new Table().RoundedBorder().Title("Rows: the truth; columns: the prediction").AddColumn("");
        digits.ForEach(digit => table.AddColumn(new TableColumn($"[bold]{digit}[/]").RightAligned()));
        table.AddColumn(new TableColumn("recall").RightAligned());
        foreach (var actual in digits)
        {
            string[] counts = [.. digits.Select(predicted => Count(matrix, actual, predicted))];
            table.AddRow([$"[bold]{actual}[/]", .. counts, $"{matrix.Recall(actual):P1}"]);
        }

        AnsiConsole.Write(table);
    }

    public void ShowDigits(IReadOnlyList<Guess> guesses)
    {
        var table = new Table().NoBorder().HideHeaders();
        table.AddColumns([.. guesses.Select(_ => new TableColumn("").PadRight(3))]);
        table.AddRow(guesses.Select(guess => DigitPicture.ToCanvas(guess.Pixels)));
        table.AddRow([.. guesses.Select(guess =>
            $"truth {guess.Truth}\npredicted [{(guess.IsRight ? "green" : "red")}]{guess.Predicted}[/]\n({guess.Probability:P0})")]);
        AnsiConsole.Write(table);
    }

    private static T Follow<T>(ProgressTask task, int index, Func<int, IProgress<TrainingProgress>, T> train)
    {
        task.StartTask();
        var result = train(index, new Reporter(progress =>
        {
            MeasureColumn.Set(task, progress);
            task.MaxValue = progress.Epochs * progress.Batches;
            task.Value = ((progress.Epoch - 1) * progress.Batches) + progress.Batch;
        }));
        task.StopTask();
        return result;
    }

    private static string Count(ConfusionMatrix matrix, int actual, int predicted) =>
        matrix[actual, predicted] switch
        {
            0 => "[grey]·[/]",
            var count when actual == predicted => $"[green]{count}[/]",
            var count => $"[red]{count}[/]",
        };
}
