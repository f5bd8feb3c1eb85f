using Spectre.Console;

namespace Digits.Display;

/// <summary>Draws 8×8 grey values, each two characters wide, since characters are twice as high as wide.</summary>
internal static class DigitPicture
{
    private const int Side = 8;
    private const string Shades = " .:-=+*#%@";

    public static IEnumerable<string> ToText(float[] pixels) =>
        pixels.Chunk(Side).Select(row => string.Concat(row.Select(value => new string(Shades[Level(value, Shades.Length)], 2))));

    public static Canvas ToCanvas(float[] pixels)
    {
        var canvas = new Canvas(Side, Side) { PixelWidth = 2 };
        for (var i = 0; i < pixels.Length; i++)
        {
            var grey = (byte)Level(pixels[i], 256);
            canvas.SetPixel(i % Side, i / Side, new Color(grey, grey, grey));
        }

        return canvas;
    }

    private static int Level(float value, int levels) => Math.Clamp((int)(value * levels), 0, levels - 1);
}
