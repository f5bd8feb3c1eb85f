namespace NnGen.Files;

/// <summary>A tensor as a file's header describes it: its bytes lie from <see cref="Begin"/> to <see cref="End"/> of the data.</summary>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End);
