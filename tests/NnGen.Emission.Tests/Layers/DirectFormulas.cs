namespace NnGen.Emission.Tests.Layers;

/// <summary>Convolutions and poolings as plain loops over everything.</summary>
internal static class DirectFormulas
{
    /// <summary>y[n, i, j, o] = b[o] + Σ x[n, S·i + D·u − P, S·j + D·v − P, c]·w[u, v, c, o] over the channels of o's group.</summary>
    public static Image Convolve(Image x, double[] w, double[]? b, int batch, TextbookAxis rows, TextbookAxis columns, int filters, int groups)
    {
        var y = new Image(batch, rows.Outputs, columns.Outputs, filters);
        var channels = x.Channels / groups;
        foreach (var (n, i, j, o) in y.Positions)
        {
            var sum = b?[o] ?? 0;
            foreach (var (u, v, c) in Taps(rows, columns, channels))
            {
                var (row, column) = ((rows.S * i) + (rows.D * u) - rows.Before, (columns.S * j) + (columns.D * v) - columns.Before);
                var channel = (o / (filters / groups) * channels) + c;
                sum += x[n, row, column, channel] * w[(((((u * columns.K) + v) * channels) + c) * filters) + o];
            }

            y[n, i, j, o] = sum;
        }

        return y;
    }

    /// <summary>x[n, i, j, c]·w[u, v, c, f] is added at [n, S·i + D·u − P, S·j + D·v − P] to the filter f of c's group.</summary>
    public static Image Transpose(
        Image x, double[] w, double[]? b, int batch, TextbookAxis rows, TextbookAxis columns, int filters, int groups, int outputPadding)
    {
        var y = new Image(batch, rows.Transposed + outputPadding, columns.Transposed + outputPadding, filters);
        foreach (var (n, i, j, o) in y.Positions)
        {
            y[n, i, j, o] = b?[o] ?? 0;
        }

        foreach (var (n, i, j, c) in x.Positions)
        {
            foreach (var (u, v, f) in Taps(rows, columns, filters / groups))
            {
                var (row, column) = ((rows.S * i) + (rows.D * u) - rows.Before, (columns.S * j) + (columns.D * v) - columns.Before);
                if (y.IsInside(row, column))
                {
                    var filter = (c / (x.Channels / groups) * (filters / groups)) + f;
                    y[n, row, column, filter] += x[n, i, j, c] * w[(((((u * columns.K) + v) * x.Channels) + c) * (filters / groups)) + f];
                }
            }
        }

        return y;
    }

    /// <summary>A function of the values of each window that lie inside the image.</summary>
    public static Image Pool(Image x, int batch, TextbookAxis rows, TextbookAxis columns, Func<List<double>, double> function)
    {
        var y = new Image(batch, rows.Outputs, columns.Outputs, x.Channels);
        foreach (var (n, i, j, c) in y.Positions)
        {
            var inside = new List<double>();
            foreach (var (u, v, _) in Taps(rows, columns, 1))
            {
                var (row, column) = ((rows.S * i) + u - rows.Before, (columns.S * j) + v - columns.Before);
                if (x.IsInside(row, column))
                {
                    inside.Add(x[n, row, column, c]);
                }
            }

            y[n, i, j, c] = function(inside);
        }

        return y;
    }

    private static IEnumerable<(int U, int V, int C)> Taps(TextbookAxis rows, TextbookAxis columns, int channels) =>
        from u in Enumerable.Range(0, rows.K)
        from v in Enumerable.Range(0, columns.K)
        from c in Enumerable.Range(0, channels)
        select (u, v, c);
}
