using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// A layer that carries a state over a sequence, in one direction or in both. The products with the inputs of all steps are one product before the loop.
/// </summary>
/// <param name="kind">The attribute's name.</param>
/// <param name="gates">How many rows of units a step computes from x and h.</param>
internal abstract class RecurrentLayer(string kind, int gates) : IStreamingFormula
{
    public string Kind => kind;

    public string Describe(LayerContext layer)
    {
        var order = layer.Declaration.Bool("Bidirectional", false) ? " bidirectional"
            : layer.Declaration.Bool("GoBackwards", false) ? " backwards"
            : "";
        return $"{Kind} {Words.Number(layer.Declaration.Int("units"))}{Form(layer.Declaration)}{order}";
    }

    public bool Streams(LayerContext layer) => !layer.Declaration.Bool("Bidirectional", false) && !layer.Declaration.Bool("GoBackwards", false);

    public bool KeepsSequence(LayerContext layer) => Recurrence.ReturnsSequences(layer);

    public Tensor Build(LayerContext layer)
    {
        if (layer.Input.Shape.Rank != 2)
        {
            throw layer.Misfit(null, $"expects (time, features), but what comes in has the shape {Shapes.InWords(layer.Input.Shape)}");
        }

        NetworkLimits.RequireValues(layer.Name, [layer.Input.Shape.Axes[0], gates, layer.Declaration.Int("units")], "in the gates of all steps");
        if (!layer.Declaration.Bool("Bidirectional", false))
        {
            return Run(layer, 0, layer.Declaration.Bool("GoBackwards", false));
        }

        var (forward, backward) = (Run(layer, 0, isReversed: false), Run(layer, 1, isReversed: true));
        return layer.Graph.Concatenate(forward.Shape.Rank - 1, forward, backward);
    }

    /// <summary>What tells forms of the layer apart, in words behind its units.</summary>
    protected abstract string Form(LayerDeclaration declaration);

    /// <summary>The gate whose bias is initially 1, if any.</summary>
    protected virtual int? UnitBias(LayerDeclaration declaration) => null;

    /// <summary>The output of one direction.</summary>
    protected abstract Tensor Run(RecurrentDirection direction);

    private Tensor Run(LayerContext layer, int ordinal, bool isReversed) =>
        Run(new RecurrentDirection(layer, gates, ordinal, isReversed, UnitBias(layer.Declaration)));
}
