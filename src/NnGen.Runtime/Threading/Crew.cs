using System.Runtime.ExceptionServices;

namespace NnGen;

/// <summary>
/// Background threads that take turns together with the one that calls <see cref="Run"/>. Who waits spins for as long as a step leaves
/// threads waiting for each other, and then blocks; with more threads than processors it blocks at once, since what it waits for needs its processor.
/// </summary>
internal sealed class Crew
{
    /// <summary>About 40 ns each.</summary>
    private const int MostSpins = 2_000;

    private readonly int _spins;
    private readonly Thread[] _threads;
    private readonly ExceptionDispatchInfo?[] _errors;
    private readonly object _start = new();
    private readonly object _end = new();
    private ITeamJob? _job;
    private volatile bool _isStopped;
    private int _turn;
    private int _sleepers;
    private int _atWork;
    private int _callerSleeps;

    /// <param name="threads">How many threads there are with the calling one, at least 2.</param>
    public Crew(int threads)
    {
        _spins = threads <= Environment.ProcessorCount ? MostSpins : 0;
        _errors = new ExceptionDispatchInfo?[threads];
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var part = i + 1;
            _threads[i] = new Thread(() => Work(part)) { IsBackground = true, Name = "NnGen trainer" };
            _threads[i].Start();
        }
    }

    /// <summary>Runs all parts of a job, part 0 on this thread.</summary>
    public void Run(ITeamJob job)
    {
        ObjectDisposedException.ThrowIf(_isStopped, typeof(Trainer<>));
        _job = job;
        Volatile.Write(ref _atWork, _threads.Length);
        BeginTurn();
        RunPart(0);
        WaitForEnd();

        // Threads that wait must not keep a trainer, whose work the job is, alive.
        _job = null;
        ThrowFirstError();
    }

    public void Stop()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            BeginTurn();
        }
    }

    public void Join()
    {
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void BeginTurn()
    {
        Interlocked.Increment(ref _turn);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_start)
            {
                Monitor.PulseAll(_start);
            }
        }
    }

    private void Work(int part)
    {
        for (var turn = 1; WaitForTurn(turn); turn++)
        {
            RunPart(part);
            if (Interlocked.Decrement(ref _atWork) == 0 && Volatile.Read(ref _callerSleeps) != 0)
            {
                lock (_end)
                {
                    Monitor.Pulse(_end);
                }
            }
        }
    }

    private void RunPart(int part)
    {
        try
        {
            _job!.Run(part, _errors.Length);
        }
        catch (Exception exception)
        {
            _errors[part] = ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>False when there will be no more turns.</summary>
    private bool WaitForTurn(int turn)
    {
        for (var spin = 0; spin < _spins && Volatile.Read(ref _turn) != turn; spin++)
        {
            Thread.SpinWait(1);
        }

        if (Volatile.Read(ref _turn) != turn)
        {
            lock (_start)
            {
                // Either the turn's beginning is seen here, or the sleeper there.
                Interlocked.Increment(ref _sleepers);
                while (Volatile.Read(ref _turn) != turn)
                {
                    Monitor.Wait(_start);
                }

                Interlocked.Decrement(ref _sleepers);
            }
        }

        return !_isStopped;
    }

    private void WaitForEnd()
    {
        for (var spin = 0; spin < _spins && Volatile.Read(ref _atWork) != 0; spin++)
        {
            Thread.SpinWait(1);
        }

        if (Volatile.Read(ref _atWork) != 0)
        {
            lock (_end)
            {
                Interlocked.Exchange(ref _callerSleeps, 1);
                while (Volatile.Read(ref _atWork) != 0)
                {
                    Monitor.Wait(_end);
                }

                Volatile.Write(ref _callerSleeps, 0);
            }
        }
    }

    private void ThrowFirstError()
    {
        var first = default(ExceptionDispatchInfo);
        for (var part = _errors.Length - 1; part >= 0; part--)
        {
            first = _errors[part] ?? first;
            _errors[part] = null;
        }

        first?.Throw();
    }
}
