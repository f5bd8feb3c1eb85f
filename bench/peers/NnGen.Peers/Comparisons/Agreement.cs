using NnGen.Peers.Libraries;

namespace NnGen.Peers.Comparisons;

/// <summary>Nothing is timed that does not compute what ours computes.</summary>
internal static class Agreement
{
    public const int Steps = 20;
    public const float LearningRate = 1e-3f;
    private const double Tolerance = 1e-4;

    /// <summary>Relative to the largest value, since sums of hundreds of terms cancel.</summary>
    /// <exception cref="PeerUnavailableException">They differ by more than 1e-4.</exception>
    public static void Require(ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, string what)
    {
        var largest = 1f;
        foreach (var value in ours)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        for (var i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(ours[i] - theirs[i]) <= Tolerance * largest))
            {
                throw new PeerUnavailableException(FormattableString.Invariant($"it disagrees, {what} {i} is {theirs[i]} instead of {ours[i]}"));
            }
        }
    }

    /// <summary>A step's loss depends on every update before it, so the last losses agree only if gradients and updates do.</summary>
    public static float[] Losses(Func<float> step) => [.. Enumerable.Range(0, Steps).Select(_ => step())];
}
