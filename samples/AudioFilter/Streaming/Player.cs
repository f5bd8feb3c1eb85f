using System.Diagnostics;

namespace AudioFilter.Streaming;

/// <summary>Plays a sound to the network as an audio device would ask for it: in blocks, sample by sample.</summary>
public static class Player
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
