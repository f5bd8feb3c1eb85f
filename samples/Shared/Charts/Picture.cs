using System.Globalization;
using System.Text;

namespace Charts;

/// <summary>An SVG picture: a title above panels, whose places are in pixels.</summary>
internal sealed class Picture
{
    private readonly StringBuilder _svg = new();

    /// <summary>Starts a picture.</summary>
    /// <param name="title">The line above all panels.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    public Picture(string title, int width, int height)
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="12">""");
        Line($"""<rect width="{width}" height="{height}" fill="white"/>""");
        Text(width / 2.0, 24, title, "middle", 16);
    }

    /// <summary>A chart whose area between the axes is the given rectangle; one that has rows has no ticks on its vertical axis.</summary>
    public Panel AddPanel(string title, Axis x, Axis y, double left, double top, double width, double height, bool hasRows = false) =>
        new(this, title, x, y, new Place(left, top, width, height), hasRows);

    /// <summary>The SVG text.</summary>
    public string ToSvg() => $"{_svg}</svg>\n";

    public void Text(double x, double y, string text, string anchor = "start", int size = 12, string colour = Colors.Black) =>
        Line($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{Escape(text)}</text>""");

    public void Line(FormattableString line) => _svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Place(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
