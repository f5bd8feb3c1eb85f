using System.Runtime.Intrinsics;

namespace NnGen.Bench.Machine;

/// <summary>The widest vectors that this process runs in hardware.</summary>
internal static class VectorWidth
{
    /// <summary>The floats of a vector.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
}
