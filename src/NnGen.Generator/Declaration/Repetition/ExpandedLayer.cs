namespace NnGen.Generator.Declaration;

/// <summary>A layer of the network after every <c>Repeat</c> has been written out and every name resolved.</summary>
/// <param name="Layer">The attribute.</param>
/// <param name="DeclaredIndex">Its index in <see cref="NetworkDeclaration.Layers"/>, where diagnostics about it belong.</param>
/// <param name="Name">Its name in files and errors, unique in the network: <c>dense3</c>, or <c>hidden2</c> in a block's second repetition.</param>
/// <param name="Accessor">Its property: <c>Dense3</c>, <c>Hidden2</c>.</param>
/// <param name="Inputs">
/// The names of what it reads: the layer above or <c>From</c> first, then those it lists; <c>input</c> is the network's input.
/// </param>
internal sealed record ExpandedLayer(LayerDeclaration Layer, int DeclaredIndex, string Name, string Accessor, EquatableArray<string> Inputs);
