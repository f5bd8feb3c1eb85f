using NnGen;

namespace Display;

/// <summary>Where a sample shows what it does: a terminal, or plain lines for files and pipes.</summary>
internal interface IDisplay
{
    void ShowLine(string text);

    /// <summary>Shows the network's table of layers.</summary>
    void ShowNetwork(string title, string summary);

    /// <summary>Runs trainings one after the other and shows how each goes.</summary>
    /// <param name="names">What to call the trainings.</param>
    /// <param name="train">Runs the training of an index, telling how it goes.</param>
    IReadOnlyList<T> Follow<T>(IReadOnlyList<string> names, Func<int, IProgress<TrainingProgress>, T> train);

    /// <summary>Shows rows as long as the columns are many; the first column is on the left, the others on the right.</summary>
    void ShowTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows);

    void ShowConfusion(ConfusionMatrix matrix);

    void ShowDigits(IReadOnlyList<Guess> guesses);
}
