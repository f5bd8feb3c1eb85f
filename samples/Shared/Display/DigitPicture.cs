using Spectre.Console;

namespace Display;

/// <summary>Draws square images of grey values, each two characters wide, since characters are twice as high as wide.</summary>
internal static class DigitPicture
{
    private const string Shades = " .:-=+*#%@";

    public static IEnumerable<string> ToText(float[] pixels) =>
        pixels.Chunk(SideOf(pixels)).Select(row => string.Concat(row.Select(value => new string(Shades[Level(value, Shades.Length)], 2))));

    public static Canvas ToCanvas(float[] pixels)
    {
        var side = SideOf(pixels);
        var canvas = new Canvas(side, side) { PixelWidth = 2 };
        for (var i = 0; i < pixels.Length; i++)
        {
            var grey = (byte)Level(pixels[i], 256);
            canvas.SetPixel(i % side, i / side, new Color(grey, grey, grey));
        }

        return canvas;
    }

    private static int SideOf(float[] pixels) => (int)Math.Sqrt(pixels.Length);

    private static int Level(float value, int levels) => Math.Clamp((int)(value * levels), 0, levels - 1);
}
