using System.Diagnostics;
using AudioFilter.Audio;

namespace AudioFilter.Streaming;

/// <summary>Plays a sound to the network as an audio device would ask for it: in blocks, sample by sample.</summary>
public static class Stream
{
    /// <summary>The samples of a block.</summary>
    public const int BlockLength = 64;

    /// <summary>Begins with a state of zeros and allocates nothing.</summary>
    /// <param name="net">The network.</param>
    /// <param name="input">The sound.</param>
    /// <param name="output">As many samples, overwritten.</param>
    public static Timing Play(PedalNet net, ReadOnlySpan<float> input, Span<float> output)
    {
        var (state, start, slowest) = (default(PedalNet.State), Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (var block = 0; block < input.Length; block += BlockLength)
        {
            var blockStart = Stopwatch.GetTimestamp();
            var end = Math.Min(block + BlockLength, input.Length);
            for (var i = block; i < end; i++)
            {
                net.Step(ref state, input.Slice(i, 1), output.Slice(i, 1));
            }

            var time = Stopwatch.GetElapsedTime(blockStart);
            slowest = time > slowest ? time : slowest;
        }

        return new Timing(input.Length, Stopwatch.GetElapsedTime(start), slowest);
    }
}

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
