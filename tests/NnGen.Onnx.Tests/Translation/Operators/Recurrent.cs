using NnGen.Onnx.Tests.Reading;

namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Recurrent operators: (time, batch, features), or (batch, time, features) where the attribute <c>layout</c> is 1.</summary>
internal static class Recurrent
{
    private static readonly int[] Parameters = [1, 2, 3, 4, 5, 6, 7];

    // The numbers tell where each of our gates stands in ONNX: r, z, n among z, r, h, and i, f, g, o among i, o, f, c.
    public static readonly OperatorRow[] Rows =
    [
        new("RNN", node => Write(node, "SimpleRNN", [0]), Parameters),
        new("GRU", node => Write(node, "GRU", [1, 0, 2], NetworkDraft.Option("ResetAfter", node.Node.Flag("linear_before_reset"), true)), Parameters),
        new("LSTM", node => Write(node, "LSTM", [0, 2, 3, 1]), Parameters),
    ];

    private static CaseNetwork Write(NodeContext node, string kind, int[] gates, string form = "")
    {
        RequireKnown(node);
        var (x, w) = (node.Graph.Input, node.RequireConstant(1));
        var (isBatchFirst, directions, direction) = (node.Node.Flag("layout"), w.Axes[0], node.Node.Text("direction", "forward"));
        var (batch, time) = isBatchFirst ? (x.Axes[0], x.Axes[1]) : (x.Axes[1], x.Axes[0]);
        var (units, isSequence) = (w.Axes[1] / gates.Length, node.Graph.Case.Model.Outputs[0] == node.Node.Outputs[0]);
        node.Draft.InputShape = [time, x.Axes[2]];
        var layer = node.Draft.Layer(
            kind, "input", $"{units}", form, NetworkDraft.Option("ReturnSequences", isSequence, false), NetworkDraft.Option("Bidirectional", directions == 2, false),
            NetworkDraft.Option("GoBackwards", direction == "reverse", false), NetworkDraft.Option("UseBias", node.Has(3), true));
        for (var i = 0; i < directions; i++)
        {
            SetParameters(node, $"{layer}.{{0}}_l0{(i == 0 ? "" : "_reverse")}", i, units, gates);
        }

        var (inputs, expected) = (x.Singles, node.Graph.Case.Outputs[0].Singles);
        return isBatchFirst
            ? new(node.Draft, inputs, expected)
            : new(node.Draft, Swapped(inputs, time, batch, x.Axes[2]), Swapped(expected, (isSequence ? time : 1) * directions, batch, units));
    }

    private static void SetParameters(NodeContext node, string name, int direction, int units, int[] gates)
    {
        node.Draft.Filed.Add(string.Format(null, name, "weight_ih"), Ordered(node.RequireConstant(1), direction, gates));
        node.Draft.Filed.Add(string.Format(null, name, "weight_hh"), Ordered(node.RequireConstant(2), direction, gates));
        if (node.Has(3))
        {
            var both = Ordered(node.RequireConstant(3), direction, [.. gates, .. gates.Select(gate => gate + gates.Length)]);
            node.Draft.Filed.Add(string.Format(null, name, "bias_ih"), both[..(gates.Length * units)]);
            node.Draft.Filed.Add(string.Format(null, name, "bias_hh"), both[(gates.Length * units)..]);
        }
    }

    /// <summary>The gates' blocks of rows of one direction, in our order.</summary>
    private static float[] Ordered(OnnxTensor tensor, int direction, int[] gates)
    {
        var size = tensor.Singles.Length / tensor.Axes[0] / gates.Length;
        var blocks = tensor.Singles.Chunk(size).Skip(direction * gates.Length).ToArray();
        return [.. gates.SelectMany(gate => blocks[gate])];
    }

    /// <summary>(rows, columns, values) with the first two axes exchanged.</summary>
    private static float[] Swapped(float[] values, int rows, int columns, int size) =>
        [.. Enumerable.Range(0, rows * columns).SelectMany(i => values.AsSpan(((i % rows * columns) + (i / rows)) * size, size).ToArray())];

    /// <exception cref="SkippedException">The operator does more than the layer.</exception>
    private static void RequireKnown(NodeContext node)
    {
        Require(node.Graph.Case.Model.Nodes.Count == 1, "beside it other operators");
        Require(!node.Has(7), "peepholes, which the layer has not");
        Require(!node.Has(5) || node.RequireConstant(5).Singles.All(value => value == 0), "an initial state");
        Require(!node.Has(6) || node.RequireConstant(6).Singles.All(value => value == 0), "an initial state");
        Require(!node.Has(4), "sequences of different lengths in one batch");
        Require(!node.Node.Attributes.ContainsKey("clip") && !node.Node.Flag("input_forget"), "gates that are clipped or joined");
        Require(!node.Node.Attributes.ContainsKey("activations"), "other activations");
    }

    private static void Require(bool isKnown, string otherwise)
    {
        if (!isKnown)
        {
            throw new SkippedException(otherwise);
        }
    }
}
