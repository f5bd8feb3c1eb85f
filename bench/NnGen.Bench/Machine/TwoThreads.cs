namespace NnGen.Bench.Machine;

/// <summary>Runs the same on the caller's thread and on one more, and returns when both have.</summary>
internal sealed class TwoThreads : IDisposable
{
    private readonly Action<int> _run;
    private readonly Thread _second;
    private int _times;
    private volatile int _started;
    private volatile int _finished;
    private volatile bool _disposed;

    public TwoThreads(Action<int> run)
    {
        _run = run;
        _second = new Thread(Work) { IsBackground = true };
        _second.Start();
    }

    public void Run(int times)
    {
        _times = times;
        var turn = ++_started;
        _run(times);
        SpinUntil(() => _finished == turn);
    }

    public void Dispose()
    {
        _disposed = true;
        _second.Join();
    }

    private void Work()
    {
        while (!_disposed)
        {
            SpinUntil(() => _started != _finished || _disposed);
            if (_started != _finished)
            {
                _run(_times);
                _finished++;
            }
        }
    }

    /// <summary>Never sleeps: to be woken takes as long as what is measured.</summary>
    private static void SpinUntil(Func<bool> condition)
    {
        var spin = default(SpinWait);
        while (!condition())
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
