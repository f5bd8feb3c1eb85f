using Digits.Training;
using NnGen;

namespace Digits.Display;

/// <summary>Trains on one split, telling how it goes.</summary>
internal delegate SplitResult Training(ulong seed, IProgress<TrainingProgress>? progress);

/// <summary>Where the sample shows what it does: a terminal, or plain lines for files and pipes.</summary>
internal interface IDisplay
{
    void ShowLine(string text);

    /// <summary>Shows the network's table of layers.</summary>
    void ShowNetwork(string title, string summary);

    /// <summary>Trains on each split and shows how it goes meanwhile.</summary>
    IReadOnlyList<SplitResult> Follow(IReadOnlyList<ulong> seeds, Training train);

    void ShowAccuracies(IReadOnlyList<SplitResult> results, float mean, TimeSpan time);

    void ShowConfusion(ConfusionMatrix matrix);

    void ShowDigits(IReadOnlyList<Guess> guesses);
}
