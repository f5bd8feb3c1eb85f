using System.Globalization;

namespace Charts;

/// <summary>One chart of a picture: axes, and marks between them in the order they are drawn.</summary>
internal sealed class Panel
{
    private const double TickLength = 4;
    private const double LegendRow = 16;

    private readonly Picture _picture;
    private readonly Axis _x;
    private readonly Axis _y;
    private readonly Place _place;
    private int _legendRows;

    public Panel(Picture picture, string title, Axis x, Axis y, Place place, bool hasRows)
    {
        (_picture, _x, _y, _place) = (picture, x, y, place);
        _picture.Text(place.Left + (place.Width / 2), place.Top - 10, title, "middle", 13);
        DrawHorizontalAxis();
        if (!hasRows)
        {
            DrawVerticalAxis();
        }

        _picture.Line($"""<rect x="{place.Left:F1}" y="{place.Top:F1}" width="{place.Width:F1}" height="{place.Height:F1}" fill="none" stroke="black"/>""");
    }

    /// <summary>A line through points. What is not finite, or beyond the ends of the vertical axis, interrupts it.</summary>
    public Panel Curve(IEnumerable<(double X, double Y)> points, string colour, double width = 1.8, string dashes = "")
    {
        var run = new List<string>();
        foreach (var (x, y) in points)
        {
            if (double.IsFinite(y) && _y.Contains(y))
            {
                run.Add(string.Create(CultureInfo.InvariantCulture, $"{Left(x):F1},{Top(y):F1}"));
                continue;
            }

            Polyline(run, colour, width, dashes);
            run.Clear();
        }

        Polyline(run, colour, width, dashes);
        return this;
    }

    public Panel Points(IEnumerable<(double X, double Y)> points, string colour, double radius = 3.5)
    {
        foreach (var (x, y) in points.Where(point => double.IsFinite(point.Y)))
        {
            _picture.Line($"""<circle cx="{Left(x):F1}" cy="{Top(y):F1}" r="{radius:F1}" fill="{colour}" stroke="white" stroke-width="0.6"/>""");
        }

        return this;
    }

    /// <summary>Fills the panel with a grid of cells, coloured by a function of their centres.</summary>
    public Panel Cells(int columns, int rows, Func<double, double, string> colour)
    {
        var (width, height) = (_place.Width / columns, _place.Height / rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var x = _x.Minimum + ((column + 0.5) / columns * (_x.Maximum - _x.Minimum));
                var y = _y.Maximum - ((row + 0.5) / rows * (_y.Maximum - _y.Minimum));
                _picture.Line($"""<rect x="{_place.Left + (column * width):F1}" y="{_place.Top + (row * height):F1}" width="{width + 0.3:F1}" height="{height + 0.3:F1}" fill="{colour(x, y)}"/>""");
            }
        }

        return this;
    }

    /// <summary>A closed shape.</summary>
    public Panel Area(IEnumerable<(double X, double Y)> points, string colour, double opacity = 1)
    {
        var coordinates = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Left(point.X):F1},{Top(point.Y):F1}"));
        _picture.Line($"""<polygon points="{string.Join(' ', coordinates)}" fill="{colour}" fill-opacity="{opacity:F2}"/>""");
        return this;
    }

    /// <summary>The part of the line a·x + b·y + c = 0 within the panel, whose axes are linear.</summary>
    public Panel Line(double a, double b, double c, string colour, double width = 1.8, string dashes = "")
    {
        const int Steps = 400;
        var isSteep = Math.Abs(a) > Math.Abs(b);
        var (from, to) = isSteep ? (_y.Minimum, _y.Maximum) : (_x.Minimum, _x.Maximum);
        var along = Enumerable.Range(0, Steps + 1).Select(i => from + ((double)i / Steps * (to - from)));
        var points = isSteep ? along.Select(y => (X: -((b * y) + c) / a, Y: y)) : along.Select(x => (X: x, Y: -((a * x) + c) / b));
        var inside = points.Where(point => _x.Contains(point.X) && _y.Contains(point.Y)).ToList();
        return inside.Count == 0 ? this : Curve([inside[0], inside[^1]], colour, width, dashes);
    }

    /// <summary>A row of the legend, in the upper right corner or, with an offset, elsewhere.</summary>
    public Panel Legend(string label, string colour, string dashes = "", double fromLeft = 0.55, double fromTop = 0)
    {
        var x = _place.Left + (fromLeft * _place.Width);
        var y = _place.Top + (fromTop * _place.Height) + 14 + (_legendRows++ * LegendRow);
        _picture.Line($"""<line x1="{x:F1}" y1="{y:F1}" x2="{x + 22:F1}" y2="{y:F1}" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/>""");
        _picture.Text(x + 28, y + 4, label, size: 11);
        return this;
    }

    /// <summary>A remark at a point.</summary>
    public Panel Note(double x, double y, string text, string anchor = "start", string colour = Colors.Black)
    {
        _picture.Text(Left(x), Top(y), text, anchor, 11, colour);
        return this;
    }

    private void Polyline(IReadOnlyCollection<string> coordinates, string colour, double width, string dashes)
    {
        if (coordinates.Count > 1)
        {
            _picture.Line($"""<polyline points="{string.Join(' ', coordinates)}" fill="none" stroke="{colour}" stroke-width="{width:F1}" stroke-linejoin="round" stroke-dasharray="{dashes}"/>""");
        }
    }

    private void DrawHorizontalAxis()
    {
        foreach (var tick in _x.Ticks(6))
        {
            var x = Left(tick);
            _picture.Line($"""<line x1="{x:F1}" y1="{_place.Bottom:F1}" x2="{x:F1}" y2="{_place.Bottom + TickLength:F1}" stroke="black"/>""");
            _picture.Text(x, _place.Bottom + 17, _x.Text(tick).ToString(CultureInfo.InvariantCulture), "middle", 11);
        }

        _picture.Text(_place.Left + (_place.Width / 2), _place.Bottom + 34, _x.Label, "middle");
    }

    private void DrawVerticalAxis()
    {
        foreach (var tick in _y.Ticks(6))
        {
            var y = Top(tick);
            _picture.Line($"""<line x1="{_place.Left - TickLength:F1}" y1="{y:F1}" x2="{_place.Right:F1}" y2="{y:F1}" stroke="#dddddd"/>""");
            _picture.Text(_place.Left - 7, y + 4, _y.Text(tick).ToString(CultureInfo.InvariantCulture), "end", 11);
        }

        var (x, middle) = (_place.Left - 40, _place.Top + (_place.Height / 2));
        _picture.Line($"""<text transform="translate({x:F1} {middle:F1}) rotate(-90)" text-anchor="middle" fill="{Colors.Black}">{Picture.Escape(_y.Label)}</text>""");
    }

    private double Left(double x) => _place.Left + (_x.Position(x) * _place.Width);

    private double Top(double y) => _place.Bottom - (_y.Position(y) * _place.Height);
}
