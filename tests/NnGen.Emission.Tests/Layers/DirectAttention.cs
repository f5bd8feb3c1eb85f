namespace NnGen.Emission.Tests.Layers;

/// <summary>Attention over one sequence, one number after the other; weights are stored as [in, out].</summary>
/// <param name="heads">The number of heads.</param>
/// <param name="size">The values of a head.</param>
/// <param name="isCausal">Whether a step sees itself and those before it alone.</param>
internal sealed class DirectAttention(int heads, int size, bool isCausal)
{
    private int Length => heads * size;

    /// <summary>The heads side by side for every step, without the last product.</summary>
    public double[][] Heads(double[][] queries, double[][] keys, double[][] values)
    {
        var rows = new double[queries.Length][];
        for (var t = 0; t < queries.Length; t++)
        {
            rows[t] = new double[Length];
            for (var head = 0; head < heads; head++)
            {
                var weights = Weights(queries[t], keys, head, isCausal ? t + 1 : keys.Length);
                for (var d = 0; d < size; d++)
                {
                    rows[t][(head * size) + d] = weights.Select((weight, s) => weight * values[s][(head * size) + d]).Sum();
                }
            }
        }

        return rows;
    }

    /// <summary>x·W + b.</summary>
    public static double[][] Affine(double[][] x, double[][] weight, double[]? bias) =>
        [.. x.Select(row => weight[0].Select((_, o) => (bias?[o] ?? 0) + row.Select((value, i) => value * weight[i][o]).Sum()).ToArray())];

    private double[] Weights(double[] query, double[][] keys, int head, int seen)
    {
        var terms = keys.Take(seen).Select(key => Math.Exp(Enumerable.Range(head * size, size).Sum(i => query[i] * key[i]) / Math.Sqrt(size))).ToArray();
        return [.. terms.Select(term => term / terms.Sum())];
    }
}
