using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Tokens that a layer may look up: some positions of the network's input.</summary>
internal sealed record TokenSource(InputTensor Input, TokenPositions Positions);

/// <summary>Tokens that a layer looks up, in a table of so many rows.</summary>
internal readonly record struct TokenUse(TokenPositions Positions, int Vocabulary);
