using System.Diagnostics;

namespace NnGen.Peers.Comparisons;

/// <summary>One way to do a job: timed in bursts, or absent for a reason.</summary>
internal sealed class Contestant
{
    /// <summary>Long against the clock's resolution, short against the slices in which a busy machine shares a core out.</summary>
    private const double LeastSeconds = 2e-4;

    private readonly Func<int, double>? _seconds;
    private readonly List<double> _passes = [];
    private int _times = 1;

    /// <param name="seconds">Does the job as often as asked, and returns how long all that took.</param>
    public Contestant(Func<int, double> seconds) => _seconds = seconds;

    public Contestant(Action<int> repeat)
        : this(times => Clock(repeat, times))
    {
    }

    private Contestant(string reason) => Reason = reason;

    /// <summary>Why it is absent; null if it is not.</summary>
    public string? Reason { get; }

    /// <summary>Seconds each time, pass by pass.</summary>
    public IReadOnlyList<double> Passes => _passes;

    public static Contestant Absent(string reason) => new(reason);

    public void WarmUp() => _seconds?.Invoke(_times);

    /// <summary>Finds how many repetitions make a burst.</summary>
    public void Calibrate()
    {
        for (_times = 1; _seconds?.Invoke(_times) < LeastSeconds; _times *= 2)
        {
        }
    }

    /// <summary>Times a burst, after one repetition that brings its memory back into the caches.</summary>
    public void Measure()
    {
        if (_seconds is not null)
        {
            _seconds(1);
            _passes.Add(_seconds(_times) / _times);
        }
    }

    private static double Clock(Action<int> repeat, int times)
    {
        var start = Stopwatch.GetTimestamp();
        repeat(times);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
