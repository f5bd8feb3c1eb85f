namespace NnGen.Testing;

/// <summary>Counts what calls allocate on the calling thread.</summary>
public static class Allocations
{
    private const int WarmUps = 40;
    private const int Attempts = 3;

    /// <summary>How often <see cref="In"/> calls the action for one count.</summary>
    public const int Calls = 50;

    /// <summary>
    /// The bytes that <see cref="Calls"/> calls of a warmed action allocate on this thread. The action is called 40 times before anything is
    /// counted, since the first calls of a method are compiled and a thread's first call may allocate its scratch memory.
    /// </summary>
    /// <param name="action">What is counted. What it captures must exist beforehand.</param>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is null.</exception>
    public static long In(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        for (var i = 0; i < WarmUps; i++)
        {
            action();
        }

        // Tiered compilation may swap a method in while it runs; what it allocates is not the action's, so the least of three counts.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Fails where a warmed action allocates.</summary>
    /// <param name="action">What must not allocate, called some 200 times.</param>
    /// <param name="what">What to call it in the message.</param>
    /// <exception cref="AssertionFailedException">It allocates on this thread.</exception>
    public static void AssertNone(Action action, string what = "The action")
    {
        if (In(action) is var bytes and > 0)
        {
            throw new AssertionFailedException(FormattableString.Invariant($"{what} allocates: {bytes} bytes in {Calls} calls."));
        }
    }
}
