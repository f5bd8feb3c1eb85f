using CharTransformer.Text;
using CharTransformer.Training;
using CharTransformer.Writing;
using Display;

namespace CharTransformer;

/// <summary>The program: reads a text, trains a network to guess its next character, and lets it write while it learns.</summary>
public static class Sample
{
    /// <summary>The loss suffices.</summary>
    public const int Passed = 0;

    /// <summary>The loss does not suffice.</summary>
    public const int TooSurprised = 1;

    /// <summary>The arguments are wrong, or the file is.</summary>
    public const int NotRun = 2;

    private const int ShortText = 120;
    private const int LongText = 600;

    /// <summary>Runs with plain lines and gives the exit code.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors) => Run(args, new PlainDisplay(output), errors);

    internal static int Run(string[] args, IDisplay display, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            return Run(arguments, Corpus.Read(arguments.Text ?? Corpus.Sonnets), display);
        }
        catch (FormatException exception)
        {
            errors.WriteLine($"{exception.Message}\n{Arguments.Usage}");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
        }

        return NotRun;
    }

    private static int Run(Arguments arguments, Corpus corpus, IDisplay display)
    {
        var recipe = Recipe.Usual with { Epochs = arguments.Epochs ?? Recipe.Usual.Epochs };
        display.ShowNetwork($"{nameof(CharNet)}: {corpus.Train.Length} characters to learn from, {corpus.HeldOut.Length} held out", new CharNet().Summary());
        var outcome = display.Follow(["training"], (_, progress) => Experiment.Run(
            recipe, corpus, arguments.Seed, progress, (_, net) => display.ShowLine($"{Write(net, arguments, ShortText)}\n")))[0];
        ShowLosses(outcome, corpus, display);
        display.ShowLine($"What it writes now, at temperature {arguments.Temperature}:\n\n{Write(outcome.Net, arguments, LongText)}\n");
        display.ShowLine(FormattableString.Invariant(
            $"Loss after {outcome.Steps} steps: {outcome.TrainLoss:F3} nats per character, {outcome.HeldOutLoss:F3} on held-out text; trained in {outcome.Time.TotalSeconds:F1} s"));
        if (arguments.Text is null && recipe.Epochs >= Recipe.Usual.Epochs && !(outcome.HeldOutLoss < Recipe.RequiredLoss))
        {
            display.ShowLine(FormattableString.Invariant($"That is not below the {Recipe.RequiredLoss} expected of held-out text."));
            return TooSurprised;
        }

        return Passed;
    }

    private static string Write(CharNet net, Arguments arguments, int length) =>
        new Writer(net).Write(arguments.Prompt, length, arguments.Temperature, arguments.Seed);

    private static void ShowLosses(Outcome outcome, Corpus corpus, IDisplay display)
    {
        string[] names = ["how frequent each character is", "… after the one before", "… after the two before"];
        var counted = names.Select((name, order) => (Name: name, Model: new FrequencyModel(corpus.Train, order)));
        display.ShowTable(
            ["nats per character, guessed by", "learnt text", "held-out text"],
            [
                .. counted.Select(counter => (string[])[counter.Name, $"{counter.Model.Loss(corpus.Train):F3}", $"{counter.Model.Loss(corpus.HeldOut):F3}"]),
                ["the network", $"{outcome.TrainLoss:F3}", $"{outcome.HeldOutLoss:F3}"],
            ]);
    }
}
