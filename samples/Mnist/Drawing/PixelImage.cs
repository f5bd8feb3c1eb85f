using System.Globalization;
using System.Text;
using Charts;

namespace Mnist.Drawing;

/// <summary>
/// Draws a square image of grey values as ink on white: a path for each shade, made of the runs of its pixels, which is a tenth of a rectangle for each pixel.
/// </summary>
internal static class PixelImage
{
    private const int Shades = 8;

    public static void Draw(Picture picture, float[] pixels, double left, double top, double side)
    {
        var columns = (int)Math.Sqrt(pixels.Length);
        var shades = Array.ConvertAll(pixels, value => (int)Math.Round(Math.Clamp(value, 0, 1) * Shades));
        picture.Line($"""<g transform="translate({left:F1} {top:F1}) scale({side / columns:0.###})" shape-rendering="crispEdges">""");
        for (var shade = 1; shade <= Shades; shade++)
        {
            if (Runs(shades, columns, shade) is { Length: > 0 } path)
            {
                var grey = 255 - (shade * 255 / Shades);
                picture.Line($"""<path fill="#{grey:x2}{grey:x2}{grey:x2}" d="{path}"/>""");
            }
        }

        picture.Line($"</g>");
    }

    private static string Runs(int[] shades, int columns, int shade)
    {
        var path = new StringBuilder();
        for (var start = 0; start < shades.Length; start++)
        {
            var end = start;
            while (end < shades.Length && end / columns == start / columns && shades[end] == shade)
            {
                end++;
            }

            if (end > start)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{start % columns} {start / columns}h{end - start}v1h-{end - start}z");
                start = end - 1;
            }
        }

        return path.ToString();
    }
}
