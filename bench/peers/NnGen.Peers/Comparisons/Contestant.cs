using System.Diagnostics;
using NnGen.Peers.Libraries;

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

    /// <summary>Who never does this job.</summary>
    public static Contestant NotCompared { get; } = new("");

    /// <summary>Why it is absent, empty if that is no matter of this machine; null if it is there.</summary>
    public string? Reason { get; private set; }

    /// <summary>Seconds each time, pass by pass.</summary>
    public IReadOnlyList<double> Passes => _passes;

    public static Contestant Absent(string reason) => new(reason);

    public void WarmUp() => Burst(_times);

    /// <summary>Finds how many repetitions make a burst: by the shortest of some, since any may be interrupted.</summary>
    public void Calibrate()
    {
        for (_times = 1; Enumerable.Range(0, 5).Min(_ => Burst(_times)) < LeastSeconds; _times *= 2)
        {
        }
    }

    /// <summary>Times a burst, after one repetition that brings its memory back into the caches.</summary>
    public void Measure()
    {
        Burst(1);
        _passes.Add(Burst(_times) / _times);
    }

    private double Burst(int times)
    {
        try
        {
            return Reason is null ? _seconds!(times) : double.PositiveInfinity;
        }
        catch (PeerUnavailableException absence)
        {
            Reason = absence.Message;
            return double.PositiveInfinity;
        }
    }

    private static double Clock(Action<int> repeat, int times)
    {
        var start = Stopwatch.GetTimestamp();
        repeat(times);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
