using System.Globalization;

namespace CharTransformer;

/// <summary>What the command line asks for.</summary>
/// <param name="Text">The file to learn, or null for the sonnets.</param>
/// <param name="Epochs">How often to go through it, or null for as often as is usual.</param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Temperature">How surprising the written text may be.</param>
/// <param name="Prompt">What the written text begins with.</param>
internal sealed record Arguments(string? Text, int? Epochs, ulong Seed, double Temperature, string Prompt)
{
    public const string Usage = "Usage: CharTransformer [text file] [--epochs count] [--seed number] [--temperature number] [--prompt text]";

    private const double LargestTemperature = 10;

    /// <exception cref="FormatException">The arguments are not as <see cref="Usage"/> says; the message tells which.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(null, null, 1, 0.6, "Shall I compare thee to ");
        for (var i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--epochs" => arguments with { Epochs = (int)Number(args, ++i, minimum: 1, maximum: 1000) },
                "--seed" => arguments with { Seed = Number(args, ++i, minimum: 0, maximum: ulong.MaxValue) },
                "--temperature" => arguments with { Temperature = TemperatureOf(args, ++i) },
                "--prompt" => arguments with { Prompt = Value(args, ++i) },
                ['-', ..] => throw new FormatException($"There is no option {args[i]}."),
                "" => throw new FormatException("The file must not be empty."),
                _ when arguments.Text is not null => throw new FormatException($"Expected one file, but found {arguments.Text} and {args[i]}."),
                _ => arguments with { Text = args[i] },
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

    private static double TemperatureOf(IReadOnlyList<string> args, int index) =>
        double.TryParse(Value(args, index), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LargestTemperature
            ? number
            : throw new FormatException($"Expected a number above 0 and up to {LargestTemperature} after {args[index - 1]}, but found '{args[index]}'.");
}
