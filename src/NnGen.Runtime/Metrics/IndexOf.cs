namespace NnGen;

/// <summary>The class a row of scores stands for.</summary>
internal static class IndexOf
{
    /// <summary>The index of the first largest value.</summary>
    public static int Largest(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }
}
