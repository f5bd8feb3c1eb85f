using System.Diagnostics;

namespace NnGen.Bench.Measuring;

/// <summary>The times of something that is repeated in short bursts.</summary>
internal sealed class Timing(Action<int> run)
{
    /// <summary>Long against the clock's resolution, short against the slices in which a busy machine shares a core out.</summary>
    private static readonly long LeastTicks = Stopwatch.Frequency / 5_000;

    private readonly List<double> _bursts = [];
    private int _times = 1;
    private bool _isLong;

    /// <summary>How many bursts were timed.</summary>
    public int Count => _bursts.Count;

    /// <summary>Seconds each time, in the fastest burst.</summary>
    public double Best => _bursts.Min();

    /// <summary>Seconds each time, in the burst that half of them were faster than.</summary>
    public double Median => _bursts.Order().ElementAt(_bursts.Count / 2);

    /// <summary>
    /// Times all in turn, again and again for some seconds, so that a machine that slows down for a while slows all of them down; the first third only
    /// lets the JIT finish.
    /// </summary>
    public static void MeasureInterleaved(IReadOnlyList<Timing> all, double seconds)
    {
        Repeat(all, seconds / 3, timing => timing.Burst());
        Repeat(all, 0, timing => timing.Calibrate());
        Repeat(all, seconds * 2 / 3, timing => timing.Measure());
    }

    private static void Repeat(IReadOnlyList<Timing> all, double seconds, Action<Timing> action)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var timing in all)
            {
                action(timing);
            }
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }

    /// <summary>Finds how many repetitions make a burst.</summary>
    private void Calibrate()
    {
        long ticks;
        for (_times = 1; (ticks = Burst()) < LeastTicks; _times *= 2)
        {
        }

        _isLong = ticks > 10 * LeastTicks;
    }

    /// <summary>Times a burst, after one repetition that brings its memory back into the caches unless that is nothing against the burst.</summary>
    private void Measure()
    {
        if (!_isLong)
        {
            run(1);
        }

        _bursts.Add(Burst() / (double)Stopwatch.Frequency / _times);
    }

    private long Burst()
    {
        var start = Stopwatch.GetTimestamp();
        run(_times);
        return Stopwatch.GetTimestamp() - start;
    }
}
