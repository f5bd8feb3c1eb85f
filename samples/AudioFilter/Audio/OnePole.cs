namespace AudioFilter.Audio;

/// <summary>
/// The simplest low-pass filter, m ← m + a·(x − m). Its cutoff is at −ln(1 − a)·rate / 2π; x − m is the high-pass filter of the same cutoff.
/// </summary>
/// <param name="a">The coefficient, in (0, 1).</param>
public struct OnePole(double a)
{
    private double _memory;

    /// <summary>Takes in the next sample and gives what is below the cutoff.</summary>
    public double Low(double x) => _memory += a * (x - _memory);

    /// <summary>Takes in the next sample and gives what is above the cutoff.</summary>
    public double High(double x) => x - Low(x);
}
