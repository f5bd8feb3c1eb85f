namespace NnGen;

/// <summary>The mean of |y − t|.</summary>
public static class MeanAbsoluteError
{
    /// <summary>The mean absolute error over all values.</summary>
    /// <param name="outputs">What was predicted.</param>
    /// <param name="targets">As many targets.</param>
    /// <returns>A number from 0 up, in the targets' unit; NaN for no values.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Of(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) => RegressionMeasure.Of(outputs, targets, 1).MeanAbsoluteError;
}
