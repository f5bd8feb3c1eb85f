namespace NnGen;

/// <summary>What the tokens at some positions of an input sample may be.</summary>
/// <param name="Start">The first position.</param>
/// <param name="Count">How many positions.</param>
/// <param name="Size">The tokens there are: each is at least 0 and less than this.</param>
public readonly record struct Vocabulary(int Start, int Count, int Size);
