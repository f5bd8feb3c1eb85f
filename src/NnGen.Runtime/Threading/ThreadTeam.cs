using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// The calling thread and background threads that wait for work together. Giving them work allocates nothing. A team that is not
/// disposed of ends its threads when it is collected: they know its <see cref="Crew"/> only.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    /// <summary>A flat block of less is done sooner than two threads have agreed to share it.</summary>
    private const int LeastShared = 16_384;

    private const int LanesOfLayout = 16;

    private readonly Crew? _crew;
    private readonly RangeParts _ranges = new();

    /// <param name="threads">How many threads there are with the calling one, at least 1.</param>
    public ThreadTeam(int threads)
    {
        Count = threads;
        _crew = threads > 1 ? new Crew(threads) : null;
    }

    ~ThreadTeam() => _crew?.Stop();

    /// <summary>The threads, with the calling one.</summary>
    public int Count { get; }

    /// <summary>Runs all parts of a job, part 0 on this thread, and returns when all have ended. Throws what the first part that failed threw.</summary>
    public void Run(ITeamJob job)
    {
        if (_crew is null)
        {
            job.Run(0, 1);
            return;
        }

        _crew.Run(job);

        // The finalizer must not end threads at work.
        GC.KeepAlive(this);
    }

    /// <summary>Runs a job on a flat block, shared out where that is worth it.</summary>
    public void Share(IRangeJob job, int length)
    {
        if (_crew is null || length < LeastShared)
        {
            job.Run(0, length);
            return;
        }

        (_ranges.Job, _ranges.Length) = (job, length);
        Run(_ranges);
        _ranges.Job = null;
    }

    /// <summary>Ends the threads and waits for them.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _crew?.Stop();
        _crew?.Join();
    }

    private sealed class RangeParts : ITeamJob
    {
        public IRangeJob? Job { get; set; }

        public int Length { get; set; }

        public void Run(int part, int parts)
        {
            var start = Part.Start(Length, LanesOfLayout, part, parts);
            Job!.Run(start, Part.Start(Length, LanesOfLayout, part + 1, parts) - start);
        }
    }
}
