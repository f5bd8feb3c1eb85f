using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>One step of a network that takes in a sequence step by step: the step's input and output, and what it carries on.</summary>
internal sealed record StreamModel(Tensor Input, Tensor Output, IReadOnlyList<StreamState> States)
{
    /// <summary>The step, or null where a layer needs more than one step at a time, or none carries anything on.</summary>
    public static StreamModel? Of(TensorGraph graph, EquatableArray<int> inputShape, EquatableArray<ExpandedLayer> layers)
    {
        if (inputShape.Count != 2)
        {
            return null;
        }

        var (stream, input) = (new LayerStream(graph), graph.Input("step", InputKind.Rows, Shape.Batched(1, inputShape[1])));
        input.Name = "x";
        return LayerPass.OfStep(graph, input, layers, stream) is { } pass && stream.States.Count > 0 ? new(input, pass.Output, stream.States) : null;
    }
}
