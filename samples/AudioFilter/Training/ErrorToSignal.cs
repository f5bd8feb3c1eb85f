namespace AudioFilter.Training;

/// <summary>The error-to-signal ratio, Σ(y − ŷ)² / Σy²: 0 for the same sound, 1 for silence (Wright et al. 2020, without their pre-emphasis).</summary>
public static class ErrorToSignal
{
    /// <summary>Compares an output with its target, of the same length and not silent.</summary>
    public static double Ratio(ReadOnlySpan<float> target, ReadOnlySpan<float> output)
    {
        var (error, signal) = (0.0, 0.0);
        for (var i = 0; i < target.Length; i++)
        {
            var difference = (double)target[i] - output[i];
            error += difference * difference;
            signal += (double)target[i] * target[i];
        }

        return error / signal;
    }
}
