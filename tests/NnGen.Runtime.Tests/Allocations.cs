namespace NnGen.Tests;

/// <summary>Counts the bytes a warmed action allocates on this thread.</summary>
public static class Allocations
{
    public static long In(Action action)
    {
        for (var i = 0; i < 40; i++)
        {
            action();
        }

        // Tiered compilation may swap a method in while it runs; what it allocates is not the action's, so the least of three counts.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

public class AllocationsTests
{
    private static object? s_sink;

    [Fact]
    public void An_allocation_is_seen() => Assert.InRange(Allocations.In(() => s_sink = new byte[24]), 50 * 24, 50 * 64);

    [Fact]
    public void No_allocation_is_seen_where_there_is_none() => Assert.Equal(0, Allocations.In(() => s_sink = null));
}
