using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>Random numbers that depend on their counter alone, so that evaluating twice draws the same.</summary>
internal static class HashedRandom
{
    public static double Value(RandomTensor random, int sample, int element)
    {
        var counter = ((ulong)(uint)random.Stream << 48) ^ ((ulong)(uint)sample << 24) ^ (uint)element;
        var uniform = Uniform(counter);
        return random.Distribution == Distribution.Uniform
            ? uniform
            : Math.Sqrt(-2 * Math.Log(1 - uniform)) * Math.Cos(2 * Math.PI * Uniform(~counter));
    }

    /// <summary>The finalizer of SplitMix64, its upper 53 bits in [0, 1).</summary>
    private static double Uniform(ulong counter)
    {
        var z = counter + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
