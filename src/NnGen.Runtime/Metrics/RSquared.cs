namespace NnGen;

/// <summary>The coefficient of determination, R² = 1 − Σ(y − t)² / Σ(t − t̄)²: the share of the targets' variance that is explained.</summary>
public static class RSquared
{
    /// <summary>R² of each output over all rows, averaged over the outputs (scikit-learn's <c>r2_score</c>).</summary>
    /// <param name="outputs">Rows of <paramref name="outputSize"/> predictions.</param>
    /// <param name="targets">As many targets.</param>
    /// <param name="outputSize">The values of a row, at least 1.</param>
    /// <returns>
    /// At most 1; 0 is as good as predicting the mean, and worse is negative. An output whose targets are all equal counts 1 without errors, else 0. NaN for no rows.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputSize"/> is less than 1.</exception>
    public static float Of(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputSize = 1) =>
        RegressionMeasure.Of(outputs, targets, outputSize).RSquared;
}
