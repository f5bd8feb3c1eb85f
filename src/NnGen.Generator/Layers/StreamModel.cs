using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>One step of a network that takes in a sequence step by step: the step's input and output, and what it carries on.</summary>
internal sealed record StreamModel(InputTensor Input, Tensor Output, IReadOnlyList<StreamState> States)
{
    /// <summary>The steps after which a sequence ends, and the state that counts them; null where a sequence has no end.</summary>
    public (int Most, StreamState Count)? Limit { get; init; }

    /// <summary>The tokens there are, where a step is one token.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>The step; null where none carries anything on, or a layer, which is named, needs more than one step at a time.</summary>
    /// <param name="graph">The network's graph.</param>
    /// <param name="whole">Its input.</param>
    /// <param name="layers">Its layers.</param>
    public static (StreamModel? Model, string? Obstacle) Of(TensorGraph graph, InputTensor whole, EquatableArray<ExpandedLayer> layers)
    {
        var readsTokens = whole.Kind == InputKind.Tokens;
        if (whole.Shape.Rank != (readsTokens ? 1 : 2))
        {
            return (null, null);
        }

        var input = (InputTensor)graph.Input("step", whole.Kind, Shape.Batched([1, .. whole.Shape.Axes.Skip(1)]));
        input.Name = readsTokens ? "token" : "x";
        var first = new LayerOutput(input, null) { Tokens = readsTokens ? new(input, new(0, input.Shape.Axes)) : null };
        var stream = new LayerStream(graph, whole.Shape.Axes[0]);
        var (pass, obstacle) = LayerPass.OfStep(graph, first, layers, stream);
        return pass is null || stream.States.Count == 0 ? (null, obstacle) : (Of(input, pass, stream), null);
    }

    private static StreamModel Of(InputTensor input, LayerPass pass, LayerStream stream) => new(input, pass.Output, stream.States)
    {
        Limit = stream.Steps is { } steps ? (stream.Length, steps) : null,
        Vocabulary = input.Kind == InputKind.Tokens ? pass.Contexts.SelectMany(context => context.TokenUses).Min(use => use.Vocabulary) : null,
    };
}
