using System.Globalization;
using System.Text;

namespace NnGen.Bench.Charts;

/// <summary>Draws times over powers of two as an SVG picture, both axes logarithmic.</summary>
internal sealed class LineChart
{
    private const int Width = 760;
    private const int Height = 500;
    private const int LegendLine = 19;

    private readonly StringBuilder _svg = new();
    private readonly LogAxis _x;
    private readonly LogAxis _y;
    private readonly double[] _labelled;

    private LineChart(IReadOnlyList<Series> series)
    {
        var points = series.SelectMany(line => line.Points).ToList();
        var (least, most) = (points.Min(point => point.Seconds), points.Max(point => point.Seconds));
        _x = new LogAxis(points.Min(point => point.X), points.Max(point => point.X), start: 78, end: Width - 24);
        _y = new LogAxis(least / 1.4, most * 1.4, start: Height - 56, end: 48);
        _labelled = most / least < 300 ? [1, 2, 5] : [1];
    }

    /// <summary>The picture's SVG text, with the legend as far down as <paramref name="legendTop"/> says, from 0 to 1.</summary>
    public static string Draw(string title, string abscissa, string ordinate, IReadOnlyList<Series> series, double legendTop)
    {
        var chart = new LineChart(series);
        chart.Open(title);
        chart.DrawGrid();
        chart.DrawTitles(abscissa, ordinate);
        foreach (var line in series)
        {
            chart.DrawLine(line);
        }

        chart.DrawLegend(series, legendTop);
        return chart._svg.Append("</svg>\n").ToString();
    }

    private void Open(string title)
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="sans-serif" font-size="13">""");
        Line($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Line($"""<text x="{Width / 2}" y="28" text-anchor="middle" font-size="16">{title}</text>""");
    }

    private void DrawGrid()
    {
        foreach (var value in _x.Ticks(2, 1))
        {
            var x = _x.Position(value);
            Line($"""<line x1="{x:F1}" y1="{_y.Start:F1}" x2="{x:F1}" y2="{_y.End:F1}" stroke="#eeeeee"/>""");
            Line($"""<text x="{x:F1}" y="{_y.Start + 18:F1}" text-anchor="middle">{value:0}</text>""");
        }

        foreach (var value in _y.Ticks(10, 2, 3, 4, 5, 6, 7, 8, 9))
        {
            Line($"""<line x1="{_x.Start:F1}" y1="{_y.Position(value):F1}" x2="{_x.End:F1}" y2="{_y.Position(value):F1}" stroke="#f3f3f3"/>""");
        }

        foreach (var value in _y.Ticks(10, _labelled))
        {
            var y = _y.Position(value);
            Line($"""<line x1="{_x.Start:F1}" y1="{y:F1}" x2="{_x.End:F1}" y2="{y:F1}" stroke="#cccccc"/>""");
            Line($"""<text x="{_x.Start - 8:F1}" y="{y + 4:F1}" text-anchor="end">{TimeText(value)}</text>""");
        }
    }

    private void DrawTitles(string abscissa, string ordinate)
    {
        Line($"""<path d="M{_x.Start:F1} {_y.End:F1} V{_y.Start:F1} H{_x.End:F1}" fill="none" stroke="black"/>""");
        Line($"""<text x="{(_x.Start + _x.End) / 2:F1}" y="{Height - 14}" text-anchor="middle">{abscissa}</text>""");
        Line($"""<text transform="translate(18 {(_y.Start + _y.End) / 2:F1}) rotate(-90)" text-anchor="middle">{ordinate}</text>""");
    }

    private void DrawLine(Series series)
    {
        var points = series.Points.Select(point => (X: _x.Position(point.X), Y: _y.Position(point.Seconds))).ToList();
        var coordinates = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}"));
        Line($"""<polyline points="{string.Join(' ', coordinates)}" fill="none" {Stroke(series)} stroke-linejoin="round"/>""");
        foreach (var (x, y) in points.Where(_ => !series.IsLimit))
        {
            Line($"""<circle cx="{x:F1}" cy="{y:F1}" r="3.2" fill="{series.Color}"/>""");
        }
    }

    private void DrawLegend(IReadOnlyList<Series> series, double legendTop)
    {
        var (left, top) = (_x.Start + 14, _y.End + 8 + (legendTop * (_y.Start - _y.End)));
        var width = 58 + (series.Max(line => line.Label.Length) * 6.9);
        Line($"""<rect x="{left:F1}" y="{top:F1}" width="{width:F1}" height="{(series.Count * LegendLine) + 8}" fill="white" fill-opacity="0.9" stroke="#cccccc"/>""");
        foreach (var (row, line) in series.Index())
        {
            var y = top + 14 + (row * LegendLine);
            Line($"""<line x1="{left + 10:F1}" y1="{y:F1}" x2="{left + 42:F1}" y2="{y:F1}" {Stroke(line)}/>""");
            Line($"""<text x="{left + 50:F1}" y="{y + 4:F1}">{line.Label}</text>""");
        }
    }

    private static string Stroke(Series series) =>
        $"""stroke="{series.Color}" stroke-width="{(series.IsLimit ? "1.6" : "2.2")}"{(series.IsLimit ? """ stroke-dasharray="6 4" """ : "")}""";

    private static string TimeText(double seconds) => seconds switch
    {
        < 0.99e-6 => FormattableString.Invariant($"{seconds * 1e9:0.###} ns"),
        < 0.99e-3 => FormattableString.Invariant($"{seconds * 1e6:0.###} µs"),
        _ => FormattableString.Invariant($"{seconds * 1e3:0.###} ms"),
    };

    private void Line(FormattableString line) => _svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
