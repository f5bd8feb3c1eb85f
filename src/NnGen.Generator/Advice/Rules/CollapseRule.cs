using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice.Rules;

/// <summary>
/// (x·W₁ + b₁)·W₂ + b₂ = x·(W₁W₂) + (b₁W₂ + b₂): a linear layer before another one could be left out. One narrower than what it reads and
/// what reads it is spared, since a product of two narrow matrices is meant as such: it has fewer parameters.
/// </summary>
internal static class CollapseRule
{
    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        // Where layers have rows, one before a Flatten shares its weights among them, and one behind does not.
        bool hasRows = graph.Declaration.InputShape.Count > 1 || graph.Layers.Any(layer => layer.Layer.Kind == "Reshape");
        foreach (var layer in graph.Layers.Where(layer => LayerGraph.IsDense(layer) && LayerGraph.ActivationOf(layer) == Activation.Linear))
        {
            var readers = graph.ReadersThrough(layer, view => !hasRows && LayerGraph.IsView(view)).ToList();
            bool feedsOneDense = readers.Count == 1 && LayerGraph.IsDense(readers[0]) && !IsSeen(graph, layer);
            if (feedsOneDense && !IsNarrow(graph, layer, readers[0]))
            {
                advice.AddFixable(
                    AdviceDescriptors.LinearCollapse, layer.DeclaredIndex, LayerGraph.ActivationArgument, nameof(Activation.ReLU),
                    layer.Name, readers[0].Name);
            }
        }
    }

    /// <summary>Whether the network's output is the layer's, seen through views.</summary>
    private static bool IsSeen(LayerGraph graph, ExpandedLayer layer) =>
        layer == graph.Output || graph.ReadersOf(layer).Any(reader => LayerGraph.IsView(reader) && IsSeen(graph, reader));

    private static bool IsNarrow(LayerGraph graph, ExpandedLayer layer, ExpandedLayer reader)
    {
        int units = layer.Layer.Int("units");
        return units < reader.Layer.Int("units") && units < WidthOf(graph, layer.Inputs[0]);
    }

    /// <summary>The last axis of what a name stands for, as far as it is known without working out shapes; else more than any layer has.</summary>
    private static int WidthOf(LayerGraph graph, string name)
    {
        var shape = graph.Declaration.InputShape;
        return graph.Find(name) switch
        {
            null => shape[shape.Count - 1],
            var layer when LayerGraph.IsDense(layer) => layer.Layer.Int("units"),
            var layer when LayerGraph.IsDropout(layer) || LayerGraph.IsActivation(layer) => WidthOf(graph, layer.Inputs[0]),
            _ => int.MaxValue,
        };
    }
}
