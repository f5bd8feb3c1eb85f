using NnGen.Generator.Declaration;

namespace NnGen.Generator.Layers;

/// <summary>A kernel's window in Einstein notation and in words, and the groups of its channels.</summary>
internal static class KernelWindow
{
    private static readonly string[] PositionLetters = ["y", "x"];
    private static readonly string[] TapLetters = ["u", "v"];

    /// <summary>Where the window reads at a position and a tap: <c>2y+3u 2x+3v</c>.</summary>
    public static string Read(WindowOptions options) => string.Join(" ", options.Strides.Select((stride, i) =>
        $"{Words.Number(stride)}{PositionLetters[i]}+{Words.Number(options.Dilation)}{TapLetters[i]}"));

    /// <summary>The positions: <c>y x</c>.</summary>
    public static string Positions(WindowOptions options) => string.Join(" ", PositionLetters.Take(options.Sizes.Count));

    /// <summary>The elements of the kernel: <c>u v</c>.</summary>
    public static string Taps(WindowOptions options) => string.Join(" ", TapLetters.Take(options.Sizes.Count));

    /// <summary>The window with everything that tells it from another: <c>3×3 same stride 2</c>.</summary>
    public static string Describe(LayerDeclaration layer, WindowOptions options) => $"{options.SizesInWords} {options.PaddingInWords}"
        + (options.Strides.Any(stride => stride > 1) ? $" stride {options.StridesInWords}" : "")
        + (options.Dilation > 1 ? $" dilation {Words.Number(options.Dilation)}" : "")
        + (layer.Int("Groups", 1) is var groups and > 1 ? $" groups {Words.Number(groups)}" : "");

    /// <summary>The groups of channels and filters.</summary>
    /// <exception cref="LayerException">They do not divide both.</exception>
    public static int Groups(LayerContext layer, int filters)
    {
        var (groups, channels) = (layer.Declaration.Int("Groups", 1), layer.Input.Shape.RowLength);
        return channels % groups != 0 ? throw layer.Misfit("Groups", $"has {Words.Number(groups)} groups, which do not divide the {Words.Count(channels, "channel")} of {Shapes.InWords(layer.Input.Shape)}")
            : filters % groups != 0 ? throw layer.Misfit("Groups", $"has {Words.Number(groups)} groups, which do not divide its {Words.Count(filters, "filter")}")
            : groups;
    }
}
