namespace NnGen.Generator;

/// <summary>The agreement between emitted code and the runtime.</summary>
internal static class Contract
{
    /// <summary>The runtime's contract version that emitted code is written for.</summary>
    public const int Version = 5;
}
