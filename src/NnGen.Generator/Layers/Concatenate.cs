using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>The inputs one after the other along the last axis; their other axes agree.</summary>
internal sealed class Concatenate : IStepwiseFormula
{
    public string Kind => "Concatenate";

    public string Describe(LayerContext layer) => $"Concatenate {string.Join(", ", layer.Declaration.Strings("layers"))}";

    public Tensor Build(LayerContext layer)
    {
        var first = layer.Input.Shape;
        for (var i = 1; i < layer.Inputs.Count; i++)
        {
            var other = layer.Inputs[i].Shape;
            if (other.Rank != first.Rank || !other.Axes.Take(first.Rank - 1).SequenceEqual(first.Axes.Take(first.Rank - 1)))
            {
                var name = layer.Declaration.Strings("layers")[i - 1];
                throw layer.Mismatch(
                    "layers",
                    $"all axes but the last must agree: what comes in has the shape {Shapes.InWords(first)}, but '{name}' has {Shapes.InWords(other)}");
            }
        }

        layer.OutputOrder = FeatureOrder.AfterConcatenation(layer.Inputs, layer.InputOrders);
        return layer.Named(layer.Graph.Concatenate(first.Rank - 1, [.. layer.Inputs]), "a");
    }
}
