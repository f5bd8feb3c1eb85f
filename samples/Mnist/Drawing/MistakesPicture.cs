using Charts;
using Display;

namespace Mnist.Drawing;

/// <summary>Draws misclassified digits, the surest mistakes first.</summary>
internal static class MistakesPicture
{
    private const int Columns = 12;
    private const int MaximumRows = 10;
    private const double DigitSide = 63;
    private const double CellWidth = 78;
    private const double CellHeight = 98;
    private const double Margin = 24;
    private const double TitleHeight = 64;

    /// <summary>The picture's SVG text: as many mistakes as have a place.</summary>
    /// <param name="mistakes">The mistakes, the surest first.</param>
    /// <param name="testCount">How many digits the network was tested on.</param>
    /// <param name="name">What the digits are called.</param>
    public static string Draw(IReadOnlyList<Guess> mistakes, int testCount, string name)
    {
        var shown = mistakes.Take(Columns * MaximumRows).ToList();
        var rows = Math.Max(1, (shown.Count + Columns - 1) / Columns);
        var (width, height) = ((2 * Margin) + (Columns * CellWidth), TitleHeight + (rows * CellHeight) + Margin);
        var picture = new Picture($"{name}: {mistakes.Count} of {testCount} test digits are mistaken", (int)width, (int)height);
        if (shown.Count > 0)
        {
            var which = shown.Count < mistakes.Count ? $"the {shown.Count} surest" : "the surest first";
            picture.Text(width / 2, 44, $"{which}, with truth → prediction (its probability)", "middle");
        }

        for (var i = 0; i < shown.Count; i++)
        {
            DrawMistake(picture, shown[i], Margin + (i % Columns * CellWidth), TitleHeight + (i / Columns * CellHeight));
        }

        return picture.ToSvg();
    }

    private static void DrawMistake(Picture picture, Guess mistake, double left, double top)
    {
        var centre = left + (CellWidth / 2);
        PixelImage.Draw(picture, mistake.Pixels, centre - (DigitSide / 2), top, DigitSide);
        picture.Text(centre, top + DigitSide + 17, $"{mistake.Truth} → {mistake.Predicted} ({(int)(100 * mistake.Probability)} %)", "middle", 11);
    }
}
