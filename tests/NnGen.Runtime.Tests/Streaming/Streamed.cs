using System.Runtime.InteropServices;

namespace NnGen.Tests.Streaming;

/// <summary>What tests of streams have in common.</summary>
internal static class Streamed
{
    /// <summary>The least of up to three counts: what tiered compilation allocates while it swaps a method in, or a collection for other tests counts, is not the action's.</summary>
    /// <param name="action">What is counted, the same each time.</param>
    public static long AllocatedBy(Action action)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3 && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Values in [−1, 1).</summary>
    public static float[] Sequence(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    public static int[] DrawTokens(int length, int vocabulary, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(vocabulary))];
    }

    public static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
