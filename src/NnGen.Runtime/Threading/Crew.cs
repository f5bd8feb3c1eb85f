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
    private readonly object _turns = new();
    private bool _isStopped;
    private int _lastTurn = int.MaxValue;
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
        try
        {
            for (var i = 0; i < _threads.Length; i++)
            {
                var part = i + 1;
                _threads[i] = new Thread(() => Work(part)) { IsBackground = true, Name = "NnGen trainer" };
                _threads[i].Start();
            }
        }
        catch
        {
            // Nobody else knows of those that have started.
            Stop();
            throw;
        }
    }

    /// <summary>Runs all parts of a job, part 0 on this thread.</summary>
    public void Run(ITeamJob job)
    {
        lock (_turns)
        {
            ObjectDisposedException.ThrowIf(_isStopped, typeof(Trainer<>));
            _job = job;
            Volatile.Write(ref _atWork, _threads.Length);
            BeginTurn();
        }

        RunPart(0);
        WaitForEnd();

        // Threads that wait must not keep a trainer, whose work the job is, alive.
        _job = null;
        ThrowFirstError();
    }

    /// <summary>Ends the threads after the turn they are in, if they are.</summary>
    public void Stop()
    {
        lock (_turns)
        {
            if (!_isStopped)
            {
                _isStopped = true;
                _lastTurn = _turn + 1;
                BeginTurn();
            }
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
        for (var spin = 0; spin < _spins && Volatile.Read(ref _turn) < turn; spin++)
        {
            Thread.SpinWait(1);
        }

        if (Volatile.Read(ref _turn) < turn)
        {
            lock (_start)
            {
                // Either the turn's beginning is seen here, or the sleeper there.
                Interlocked.Increment(ref _sleepers);
                while (Volatile.Read(ref _turn) < turn)
                {
                    Monitor.Wait(_start);
                }

                Interlocked.Decrement(ref _sleepers);
            }
        }

        return turn < _lastTurn;
    }

    /// <summary>Even a thread that is interrupted waits: the others work on memory that its caller has pinned.</summary>
    private void WaitForEnd()
    {
        for (var spin = 0; spin < _spins && Volatile.Read(ref _atWork) != 0; spin++)
        {
            Thread.SpinWait(1);
        }

        var isInterrupted = false;
        while (Volatile.Read(ref _atWork) != 0)
        {
            try
            {
                SleepUntilEnd();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        Volatile.Write(ref _callerSleeps, 0);
        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void SleepUntilEnd()
    {
        lock (_end)
        {
            Interlocked.Exchange(ref _callerSleeps, 1);
            while (Volatile.Read(ref _atWork) != 0)
            {
                Monitor.Wait(_end);
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
