namespace NnGen.Testing;

/// <summary>What a <see cref="GradientCheck"/> that holds has seen.</summary>
/// <param name="Compared">How many derivatives were compared.</param>
/// <param name="Kinks">How many more lay at a kink and could not be.</param>
/// <param name="LargestError">The largest error, as a share of what was allowed: at most 1.</param>
/// <param name="ZeroTensors">The tensors whose gradient was zero everywhere, which proves little about them.</param>
public sealed record GradientCheckReport(int Compared, int Kinks, double LargestError, IReadOnlyList<string> ZeroTensors);
