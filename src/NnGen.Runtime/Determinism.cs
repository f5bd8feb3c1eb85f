using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NnGen;

/// <summary>What this machine promises about the bits of results.</summary>
public static class Determinism
{
    /// <summary>
    /// Whether the same seed gives the same bits here as on every other machine for which this is true: those with a fused multiply-add
    /// (x86-64-v3 and up, Arm64). Elsewhere results are as accurate, but their last bits differ.
    /// </summary>
    public static bool IsGuaranteed => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
}
