using System.Globalization;

namespace NnGen.Generator;

/// <summary>Words and numbers of messages, the same in every culture.</summary>
internal static class Words
{
    // Emitted text has tens of thousands of numbers, nearly all of them small.
    private static readonly string[] Small = [.. Enumerable.Range(0, 1024).Select(value => value.ToString(CultureInfo.InvariantCulture))];

    /// <summary>An integer's digits.</summary>
    public static string Number(long value) =>
        value >= 0 && value < Small.Length ? Small[value] : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer with its thousands apart: 1,048,576.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number as short as it can be read back: 0.5.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>"1 layer", "2 layers".</summary>
    public static string Count(long value, string noun, string? plural = null) =>
        value == 1 ? $"1 {noun}" : $"{Grouped(value)} {plural ?? noun + "s"}";
}
