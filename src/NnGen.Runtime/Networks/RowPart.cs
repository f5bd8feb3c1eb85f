using System.Collections.Immutable;

namespace NnGen;

/// <summary>A named part of an input or output row.</summary>
/// <param name="Name">The input's name, or that of the layer that is an output.</param>
/// <param name="Offset">The first of its values.</param>
/// <param name="Shape">The axes of one sample of it, whose values lie side by side.</param>
public readonly record struct RowPart(string Name, int Offset, ImmutableArray<int> Shape);
