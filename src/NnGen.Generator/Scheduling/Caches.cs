namespace NnGen.Generator.Scheduling;

/// <summary>The caches the cost model counts on: what every x86-64 and Arm64 core of the last ten years has at least.</summary>
internal static class Caches
{
    /// <summary>Floats in a first cache of 32 KiB.</summary>
    public const int First = 8192;

    /// <summary>Floats in a second cache of 512 KiB.</summary>
    public const int Second = 131072;

    /// <summary>Where a block of floats stays that is read again and again.</summary>
    public static string LevelOf(int floats) => floats <= First ? "first cache" : floats <= Second ? "second cache" : "memory beyond the second cache";
}
