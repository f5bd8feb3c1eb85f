using System.Globalization;
using AudioFilter.Training;

namespace AudioFilter;

/// <summary>What the command line asks for.</summary>
/// <param name="Epochs">How often to go through the windows.</param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Folder">Where to write sounds and picture.</param>
internal sealed record Arguments(int Epochs, ulong Seed, string Folder)
{
    public const string Usage = "Usage: AudioFilter [--epochs count] [--seed number] [--folder path]";

    /// <exception cref="FormatException">The arguments are not as <see cref="Usage"/> says; the message tells which.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(Experiment.UsualEpochs, 1, Path.Combine("artifacts", "audio-filter"));
        for (var i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--epochs" => arguments with { Epochs = (int)Number(args, ++i, minimum: 1, maximum: 1000) },
                "--seed" => arguments with { Seed = Number(args, ++i, minimum: 0, maximum: ulong.MaxValue) },
                "--folder" => arguments with { Folder = Value(args, ++i) },
                _ => throw new FormatException($"There is no option {args[i]}."),
            };
        }

        return arguments;
    }

    private static string Value(IReadOnlyList<string> args, int index) =>
        index < args.Count && args[index].Length > 0 ? args[index] : throw new FormatException($"Expected a value after {args[index - 1]}.");

    private static ulong Number(IReadOnlyList<string> args, int index, ulong minimum, ulong maximum) =>
        ulong.TryParse(Value(args, index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw new FormatException($"Expected a whole number from {minimum} to {maximum} after {args[index - 1]}, but found '{args[index]}'.");
}
