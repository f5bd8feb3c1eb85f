using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// A layer: its forward formula over primitives, with its parameters and its shape rule. The backward pass and the code are derived.
/// </summary>
internal interface ILayerFormula
{
    /// <summary>The attribute's name without its ending, as <c>Dense</c>.</summary>
    string Kind { get; }

    /// <summary>The layer and its main options in a few words, as <c>Dense 32 ReLU</c>.</summary>
    string Describe(LayerContext layer);

    /// <summary>Builds the output from <see cref="LayerContext.Inputs"/>.</summary>
    /// <exception cref="LayerException">The declaration does not fit the shapes.</exception>
    Tensor Build(LayerContext layer);
}
