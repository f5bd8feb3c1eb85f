namespace Charts;

/// <summary>Colours that stay apart for most eyes, and a scale between two of them.</summary>
internal static class Colors
{
    public const string Blue = "#1f77b4";
    public const string Orange = "#d95f02";
    public const string Green = "#2a9d5c";
    public const string Purple = "#7b4fb5";
    public const string Red = "#c0292f";
    public const string Brown = "#8c6d31";
    public const string Grey = "#888888";
    public const string Black = "#222222";

    /// <summary>Those of the curves of a chart, in order.</summary>
    public static IReadOnlyList<string> Curves { get; } = [Blue, Orange, Green, Purple, Red, Brown, Grey, Black];

    /// <summary>From light blue for 0 over white to light orange for 1.</summary>
    public static string Between(double share)
    {
        var t = (Math.Clamp(share, 0, 1) * 2) - 1;
        var (red, green, blue) = t < 0 ? (138, 182, 220) : (244, 177, 120);
        var weight = Math.Abs(t);
        return FormattableString.Invariant($"#{Mix(red, weight):x2}{Mix(green, weight):x2}{Mix(blue, weight):x2}");
    }

    private static int Mix(int colour, double weight) => (int)Math.Round(255 + (weight * (colour - 255)));
}
