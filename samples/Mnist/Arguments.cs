using System.Globalization;

namespace Mnist;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">Where the IDX files are, or null for the 8×8 digits.</param>
/// <param name="Epochs">How often to go through the samples, or null for what suits them.</param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Picture">Where to draw the mistakes.</param>
internal sealed record Arguments(string? Folder, int? Epochs, ulong Seed, string Picture)
{
    public const string Usage = "Usage: Mnist [folder of IDX files] [--epochs count] [--seed number] [--picture file.svg]";

    /// <exception cref="FormatException">The arguments are not as <see cref="Usage"/> says; the message tells which.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(null, null, 1, Path.Combine("artifacts", "mnist-mistakes.svg"));
        for (var i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--epochs" => arguments with { Epochs = (int)Number(args, ++i, minimum: 1, maximum: 1000) },
                "--seed" => arguments with { Seed = Number(args, ++i, minimum: 0, maximum: ulong.MaxValue) },
                "--picture" => arguments with { Picture = Value(args, ++i) },
                ['-', ..] => throw new FormatException($"There is no option {args[i]}."),
                "" => throw new FormatException("The folder must not be empty."),
                _ when arguments.Folder is not null => throw new FormatException($"Expected one folder, but found {arguments.Folder} and {args[i]}."),
                _ => arguments with { Folder = args[i] },
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
