namespace NnGen.Bench.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Label">Its text in the legend.</param>
/// <param name="Color">A colour of SVG.</param>
/// <param name="Points">Abscissae, and seconds.</param>
/// <param name="IsLimit">Whether it is a limit: dashed and without dots.</param>
internal sealed record Series(string Label, string Color, IReadOnlyList<(double X, double Seconds)> Points, bool IsLimit = false);
