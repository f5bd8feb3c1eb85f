using AudioFilter.Audio;

namespace AudioFilter.Streaming;

/// <summary>How long a sound took.</summary>
/// <param name="Samples">The samples of the sound.</param>
/// <param name="Time">The time for all of them.</param>
/// <param name="SlowestBlock">The time for the slowest block, which shows what else the machine did meanwhile.</param>
public readonly record struct Timing(int Samples, TimeSpan Time, TimeSpan SlowestBlock)
{
    /// <summary>How many times faster than it is heard.</summary>
    public double RealTimeFactor => Samples / (Time.TotalSeconds * Sound.Rate);

    /// <summary>The mean of a step, in nanoseconds.</summary>
    public double StepNanoseconds => Time.TotalNanoseconds / Samples;
}
