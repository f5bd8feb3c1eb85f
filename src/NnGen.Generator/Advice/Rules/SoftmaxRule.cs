using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice.Rules;

/// <summary>A softmax feeds no weights and no activation. As a factor (<c>Multiply</c>) it is a gate, and meant.</summary>
internal static class SoftmaxRule
{
    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        foreach (var layer in graph.Layers.Where(layer => LayerGraph.ActivationOf(layer) == Activation.Softmax))
        {
            var reader = graph.ReadersThrough(layer, reader => LayerGraph.IsView(reader) || LayerGraph.IsDropout(reader))
                .FirstOrDefault(reader => LayerGraph.IsDense(reader) || LayerGraph.IsActivation(reader));
            if (reader is not null)
            {
                advice.AddFixable(
                    AdviceDescriptors.HiddenSoftmax, layer.DeclaredIndex, LayerGraph.ActivationArgument, nameof(Activation.ReLU),
                    layer.Name, reader.Name);
            }
        }
    }
}
