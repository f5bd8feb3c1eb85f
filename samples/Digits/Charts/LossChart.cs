using System.Globalization;
using System.Text;
using NnGen;

namespace Digits.Charts;

/// <summary>Draws training and validation loss over the epochs as an SVG picture.</summary>
internal sealed class LossChart
{
    private const int Width = 720;
    private const int Height = 420;
    private const string TrainingColor = "#1f77b4";
    private const string ValidationColor = "#d95f02";

    private readonly StringBuilder _svg = new();
    private readonly Axis _epochs;
    private readonly Axis _losses;

    private LossChart(TrainingHistory history)
    {
        var top = history.Epochs.Max(epoch => Math.Max(epoch.Loss, epoch.ValidationLoss ?? 0));
        _epochs = new Axis(0, history.Epochs.Count, start: 70, end: Width - 20);
        _losses = new Axis(0, top * 1.05, start: Height - 55, end: 45);
    }

    /// <summary>The picture's SVG text; its losses must be finite and one of them above 0.</summary>
    public static string Draw(TrainingHistory history, string title)
    {
        var chart = new LossChart(history);
        chart.Open(title);
        chart.DrawAxes();
        chart.DrawCurve(TrainingColor, history.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss)));
        chart.DrawCurve(ValidationColor, history.Epochs.Select(epoch => (epoch.Epoch, epoch.ValidationLoss ?? float.NaN)));
        chart.DrawLegend(0, TrainingColor, "training (with dropout)");
        chart.DrawLegend(1, ValidationColor, "validation");
        return chart._svg.Append("</svg>\n").ToString();
    }

    private void Open(string title)
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="sans-serif" font-size="13">""");
        Line($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Line($"""<text x="{Width / 2}" y="26" text-anchor="middle" font-size="16">{title}</text>""");
    }

    private void DrawAxes()
    {
        foreach (var epoch in _epochs.Ticks(8))
        {
            var x = _epochs.Position(epoch);
            Line($"""<line x1="{x:F1}" y1="{_losses.Start:F1}" x2="{x:F1}" y2="{_losses.Start + 5:F1}" stroke="black"/>""");
            Line($"""<text x="{x:F1}" y="{_losses.Start + 20:F1}" text-anchor="middle">{epoch:0}</text>""");
        }

        foreach (var loss in _losses.Ticks(6))
        {
            var y = _losses.Position(loss);
            Line($"""<line x1="{_epochs.Start:F1}" y1="{y:F1}" x2="{_epochs.End:F1}" y2="{y:F1}" stroke="#dddddd"/>""");
            Line($"""<text x="{_epochs.Start - 8:F1}" y="{y + 4:F1}" text-anchor="end">{loss:0.###}</text>""");
        }

        Line($"""<path d="M{_epochs.Start:F1} {_losses.End:F1} V{_losses.Start:F1} H{_epochs.End:F1}" fill="none" stroke="black"/>""");
        Line($"""<text x="{(_epochs.Start + _epochs.End) / 2:F1}" y="{Height - 12}" text-anchor="middle">epoch</text>""");
        Line($"""<text transform="translate(22 {(_losses.Start + _losses.End) / 2:F1}) rotate(-90)" text-anchor="middle">mean loss</text>""");
    }

    private void DrawCurve(string color, IEnumerable<(int Epoch, float Loss)> points)
    {
        var coordinates = points.Select(point =>
            string.Create(CultureInfo.InvariantCulture, $"{_epochs.Position(point.Epoch):F1},{_losses.Position(point.Loss):F1}"));
        Line($"""<polyline points="{string.Join(' ', coordinates)}" fill="none" stroke="{color}" stroke-width="2" stroke-linejoin="round"/>""");
    }

    private void DrawLegend(int row, string color, string label)
    {
        var y = _losses.End + 18 + (row * 20);
        Line($"""<line x1="{Width - 220}" y1="{y:F1}" x2="{Width - 190}" y2="{y:F1}" stroke="{color}" stroke-width="2"/>""");
        Line($"""<text x="{Width - 182}" y="{y + 4:F1}">{label}</text>""");
    }

    private void Line(FormattableString line) => _svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
