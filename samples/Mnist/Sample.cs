using Charts;
using Display;
using Mnist.Data;
using Mnist.Drawing;
using Mnist.Training;
using NnGen;

namespace Mnist;

/// <summary>The program: reads the digits, trains a network on them, and shows what it learnt and what it mistakes.</summary>
public static class Sample
{
    /// <summary>The accuracy suffices.</summary>
    public const int Passed = 0;

    /// <summary>The accuracy does not suffice.</summary>
    public const int TooInaccurate = 1;

    /// <summary>The arguments are wrong, or the files are.</summary>
    public const int NotRun = 2;

    // What fits 80 columns of two characters a pixel.
    private const int ShownPixelsWide = 40;

    /// <summary>Runs with plain lines and gives the exit code.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors) => Run(args, new PlainDisplay(output), errors);

    internal static int Run(string[] args, IDisplay display, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            return arguments.Folder is { } folder ? RunMnist(folder, arguments, display, errors) : RunSmallDigits(arguments, display);
        }
        catch (FormatException exception)
        {
            errors.WriteLine($"{exception.Message}\n{Arguments.Usage}");
        }
        catch (Exception exception) when (IsAboutFiles(exception))
        {
            errors.WriteLine(exception.Message);
        }

        return NotRun;
    }

    private static int RunMnist(string folder, Arguments arguments, IDisplay display, TextWriter errors)
    {
        Dataset train, test;
        try
        {
            (train, test) = IdxFolder.Read(folder);
        }
        catch (Exception exception) when (IsAboutFiles(exception))
        {
            errors.WriteLine($"{exception.Message}\n{IdxFolder.Source}");
            return NotRun;
        }

        return Run<MnistNet>(Recipe.ForMnist(arguments.Epochs), new MnistNet().Summary(), train, test, arguments, display);
    }

    private static int RunSmallDigits(Arguments arguments, IDisplay display)
    {
        display.ShowLine($"{IdxFolder.Source}\nWithout it, this trains on the 8×8 digits of the repository.\n");
        var (train, test) = SmallDigits.Read(arguments.Seed);
        return Run<SmallDigitNet>(Recipe.ForSmallDigits(arguments.Epochs), new SmallDigitNet().Summary(), train, test, arguments, display);
    }

    private static int Run<TNet>(Recipe recipe, string summary, Dataset train, Dataset test, Arguments arguments, IDisplay display)
        where TNet : class, INetwork<TNet>
    {
        display.ShowNetwork($"{TNet.Info.Name} on {recipe.Name}: {train.Count} digits to learn from, {test.Count} to be tested on", summary);
        var outcome = display.Follow(["training"], (_, progress) => Experiment.Run<TNet>(recipe, train, test, arguments.Seed, progress))[0];
        ShowEpochs(outcome, display);
        display.ShowConfusion(outcome.Evaluation.ConfusionMatrix!);
        var mistakes = Guess.All(outcome.Net, test).Where(guess => !guess.IsRight).OrderByDescending(guess => guess.Probability).ToList();
        display.ShowDigits([.. mistakes.Take(Math.Max(1, ShownPixelsWide / (int)Math.Sqrt(TNet.InputSize)))]);
        display.ShowLine($"Picture of the mistakes: {PictureFile.Save(arguments.Picture, MistakesPicture.Draw(mistakes, test.Count, recipe.Name))}");
        display.ShowLine(FormattableString.Invariant(
            $"Test accuracy after {recipe.Epochs} epochs: {outcome.Accuracy:P2}, loss {outcome.Evaluation.Loss:F4}; trained in {outcome.EpochEnds[^1].TotalSeconds:F1} s"));
        if (outcome.Accuracy < recipe.RequiredAccuracy)
        {
            display.ShowLine(FormattableString.Invariant($"That is below the {recipe.RequiredAccuracy:P1} expected."));
            return TooInaccurate;
        }

        return Passed;
    }

    private static void ShowEpochs<TNet>(Outcome<TNet> outcome, IDisplay display)
        where TNet : class, INetwork<TNet> =>
        display.ShowTable(
            ["epoch", "loss", "accuracy", "validation loss", "accuracy", "seconds"],
            [.. outcome.History.Epochs.Select((epoch, index) => (string[])[
                $"{epoch.Epoch}", $"{epoch.Loss:F4}", $"{epoch.Accuracy:P2}", $"{epoch.ValidationLoss:F4}", $"{epoch.ValidationAccuracy:P2}",
                $"{outcome.EpochTime(index).TotalSeconds:F1}"])]);

    private static bool IsAboutFiles(Exception exception) => exception is IOException or InvalidDataException or UnauthorizedAccessException;
}
