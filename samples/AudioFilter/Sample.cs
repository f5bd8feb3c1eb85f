using AudioFilter.Audio;
using AudioFilter.Signals;
using AudioFilter.Streaming;
using AudioFilter.Training;
using Charts;
using Display;

namespace AudioFilter;

/// <summary>The program: trains a network to sound like an effect, then plays ten seconds through it sample by sample.</summary>
public static class Sample
{
    /// <summary>The imitation suffices.</summary>
    public const int Passed = 0;

    /// <summary>The imitation does not suffice.</summary>
    public const int TooInaccurate = 1;

    /// <summary>The arguments are wrong, or a file cannot be written.</summary>
    public const int NotRun = 2;

    /// <summary>Runs with plain lines and gives the exit code.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors) => Run(args, new PlainDisplay(output), errors);

    internal static int Run(string[] args, IDisplay display, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            Directory.CreateDirectory(arguments.Folder);
            return Run(arguments, display);
        }
        catch (FormatException exception)
        {
            errors.WriteLine($"{exception.Message}\n{Arguments.Usage}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
        }

        return NotRun;
    }

    private static int Run(Arguments arguments, IDisplay display)
    {
        var recording = new Recording(Piece.Make(arguments.Seed));
        var untrained = new PedalNet(arguments.Seed);
        display.ShowNetwork("PedalNet learns an overdrive", untrained.Summary());
        Player.Play(untrained, recording.Input, recording.Before);
        var outcome = display.Follow(["training"], (_, progress) => Experiment.Run(arguments.Epochs, arguments.Seed, progress))[0];
        var timing = Player.Play(outcome.Net, recording.Input, recording.Output);
        ShowRatios(recording, display);
        ShowTiming(timing, display);
        Write(arguments.Folder, recording, outcome, display);
        if (arguments.Epochs >= Experiment.UsualEpochs && recording.RatioAfter > Experiment.RequiredRatio)
        {
            display.ShowLine($"The error is above the {Experiment.RequiredRatio:P1} expected of the whole.");
            return TooInaccurate;
        }

        return Passed;
    }

    private static void ShowRatios(Recording recording, IDisplay display) => display.ShowTable(
        ["error-to-signal ratio", "input itself", "untrained", "trained"],
        [.. recording.Parts.Select(part => (string[])[part.Name, $"{part.Dry:P2}", $"{part.Before:P2}", $"{part.After:P2}"])]);

    private static void ShowTiming(Timing timing, IDisplay display)
    {
        display.ShowLine(
            $"{Piece.Seconds:F0} s of sound, sample by sample, in {timing.Time.TotalMilliseconds:F0} ms on one core: "
            + $"{timing.RealTimeFactor:F0} times real time, {timing.StepNanoseconds:F0} ns a step.");
        display.ShowLine(
            $"The slowest block of {Player.BlockLength} samples took {timing.SlowestBlock.TotalMilliseconds:F3} ms; "
            + $"it is heard in {1000.0 * Player.BlockLength / Sound.Rate:F3} ms.");
    }

    private static void Write(string folder, Recording recording, Outcome outcome, IDisplay display)
    {
        WavFile.Write(Path.Combine(folder, "input.wav"), recording.Input);
        WavFile.Write(Path.Combine(folder, "target.wav"), recording.Target);
        WavFile.Write(Path.Combine(folder, "output.wav"), recording.Output);
        var picture = PictureFile.Save(Path.Combine(folder, "audio-filter.svg"), Drawing.Draw(recording, outcome));
        display.ShowLine($"Picture: {picture}; beside it input.wav, target.wav and output.wav");
    }
}
