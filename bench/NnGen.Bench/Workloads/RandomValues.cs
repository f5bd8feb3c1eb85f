namespace NnGen.Bench.Workloads;

/// <summary>Random values around zero.</summary>
internal static class RandomValues
{
    public static AlignedMemory Create(int length, int seed)
    {
        var (memory, random) = (new AlignedMemory(length), new Random(seed));
        foreach (ref var value in memory.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return memory;
    }
}
