using NnGen.Onnx.Tests.Reading;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>What the translation of one node is given.</summary>
internal sealed class NodeContext(GraphTranslation graph, OnnxNode node)
{
    public OnnxNode Node { get; } = node;

    public GraphTranslation Graph { get; } = graph;

    public NetworkDraft Draft => Graph.Draft;

    /// <summary>The version of the operators' definitions.</summary>
    public int Version => Graph.Case.Model.Version;

    public bool Has(int input) => input < Node.Inputs.Count && Node.Inputs[input].Length > 0;

    /// <summary>An input that the model or the case fixes; null where it is left out or computed.</summary>
    public OnnxTensor? Constant(int input) => Has(input) ? Graph.Constants.GetValueOrDefault(Node.Inputs[input]) : null;

    /// <exception cref="SkippedException">The input is computed.</exception>
    public OnnxTensor RequireConstant(int input) =>
        Constant(input) ?? throw new SkippedException($"a parameter of {Node.Operator} that is itself computed");

    /// <summary>An input that a layer computes; a constant becomes the bias of a layer without weights.</summary>
    public Value Data(int input) => Graph.Data(Node.Inputs[input]);

    /// <summary>An input with one of its axes behind the others.</summary>
    public Value Data(int input, int last)
    {
        var value = Data(input);
        return value.Last == last ? value : throw new OtherLayoutException(Graph.Layout with { Last = last });
    }

    /// <summary>An input in the model's order of axes.</summary>
    public Value InOrder(int input)
    {
        var value = Data(input);
        return value.IsInOrder ? value : throw new OtherLayoutException(Graph.Layout with { Last = null });
    }

    /// <summary>Asks for all of the tensor as one sample.</summary>
    public void RequireWhole()
    {
        if (Graph.Layout.IsBatched)
        {
            throw new OtherLayoutException(Graph.Layout with { IsBatched = false });
        }
    }

    /// <summary>Asks for one sample unless the first axis is the same in an output.</summary>
    public void RequireWholeUnless(bool keepsFirstAxis)
    {
        if (!keepsFirstAxis)
        {
            RequireWhole();
        }
    }

    public void Output(Value value, int output = 0) => Graph.Set(Node.Outputs[output], value);

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(int axis, int rank) => axis < 0 ? axis + rank : axis;
}
