using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice.Rules;

/// <summary>No Dropout stands at the output, with at most an activation or a view behind it.</summary>
internal static class DropoutRule
{
    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        var layer = graph.Output;
        while (LayerGraph.IsActivation(layer) || LayerGraph.IsView(layer))
        {
            if (graph.Find(layer.Inputs[0]) is not { } above)
            {
                return;
            }

            layer = above;
        }

        if (LayerGraph.IsDropout(layer))
        {
            advice.AddFixable(AdviceDescriptors.DropoutAtOutput, layer.DeclaredIndex, argument: null, fix: "");
        }
    }
}
