namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Several tensors into one, and one into several.</summary>
internal static class Merging
{
    public static readonly OperatorRow[] Rows =
    [
        new("Add", node => Elementwise(node, "Add")),
        new("Sum", node => Elementwise(node, "Add")),
        new("Mul", node => Elementwise(node, "Multiply")),
        new("Concat", Concat),
        new("Split", Split, isCounted: false),
    ];

    /// <summary>Axes preceded by ones up to a rank, or standing at an axis as before version 7.</summary>
    public static int[] Aligned(int[] axes, int rank, int? at)
    {
        var before = at ?? rank - axes.Length;
        return [.. Enumerable.Repeat(1, before), .. axes, .. Enumerable.Repeat(1, rank - before - axes.Length)];
    }

    /// <summary>A value repeated along the axes in which it is 1 long.</summary>
    public static Value Broadcast(NodeContext node, Value value, int[] axes, int? at = null)
    {
        var own = Aligned(value.Axes, axes.Length, at);
        if (own.SequenceEqual(axes))
        {
            return node.Graph.Layout.IsBatched ? value : node.Graph.Reshaped(node.Draft.Reshape(value.Layer, node.Graph.Shape(value), [Axes.Size(axes)]), axes);
        }

        node.RequireWhole();
        return node.Graph.Select(value, [.. Enumerable.Range(0, Axes.Size(axes)).Select(i => Element(i, axes, own))], axes);
    }

    private static int Element(int index, int[] axes, int[] own)
    {
        var (element, stride) = (0, 1);
        for (var axis = axes.Length - 1; axis >= 0; axis--)
        {
            element += own[axis] == 1 ? 0 : index % axes[axis] * stride;
            (index, stride) = (index / axes[axis], stride * own[axis]);
        }

        return element;
    }

    private static void Elementwise(NodeContext node, string kind)
    {
        var operands = Enumerable.Range(0, node.Node.Inputs.Count).Select(node.InOrder).ToArray();
        var rank = operands.Max(operand => operand.Rank);
        var at = node.Version < 7 && node.Node.Integers("axis") is [var given] ? NodeContext.Axis(given, rank) : (int?)null;
        var aligned = operands.Select((operand, i) => Aligned(operand.Axes, rank, i > 0 && operand.Rank < rank ? at : null)).ToArray();
        int[] axes = [.. Enumerable.Range(0, rank).Select(axis => aligned.Max(own => own[axis]))];
        var all = operands.Select((operand, i) => Broadcast(node, operand, axes, i > 0 && operand.Rank < rank ? at : null)).ToArray();
        node.Output(all.Length == 1
            ? all[0] : all[0] with { Layer = node.Draft.Layer(kind, all[0].Layer, [.. all.Skip(1).Select(operand => $"\"{operand.Layer}\"")]) });
    }

    /// <summary>Along any axis: what is behind it belongs to its rows.</summary>
    private static void Concat(NodeContext node)
    {
        node.RequireWhole();
        var operands = Enumerable.Range(0, node.Node.Inputs.Count).Select(node.InOrder).ToArray();
        var axis = NodeContext.Axis(node.Node.Integer("axis", 1), operands[0].Rank);
        var before = Axes.Size(operands[0].Axes[..axis]);
        var rows = operands.Select(operand =>
            node.Draft.Reshape(operand.Layer, node.Graph.Shape(operand), [before, Axes.Size(operand.Axes) / before])).ToArray();
        var joined = node.Draft.Layer("Concatenate", rows[0], [.. rows.Skip(1).Select(row => $"\"{row}\"")]);
        int[] axes = [.. operands[0].Axes];
        axes[axis] = operands.Sum(operand => operand.Axes[axis]);
        var flat = node.Draft.Reshape(joined, [before, Axes.Size(axes) / before], [Axes.Size(axes)]);
        node.Output(node.Graph.Reshaped(flat, axes));
    }

    private static void Split(NodeContext node)
    {
        node.RequireWhole();
        var value = node.InOrder(0);
        var axis = NodeContext.Axis(node.Node.Integer("axis", 0), value.Rank);
        var (length, parts) = (value.Axes[axis], node.Node.Outputs.Count);
        var sizes = node.Node.Integers("split", parts, length / parts);
        var (row, start) = (Axes.Size(value.Axes[(axis + 1)..]), 0);
        for (var part = 0; part < parts; part++)
        {
            int[] axes = [.. value.Axes];
            axes[axis] = sizes[part];
            var taken = sizes[part] * row;
            var elements = Enumerable.Range(0, Axes.Size(axes)).Select(i => (i / taken * length * row) + (start * row) + (i % taken));
            node.Output(node.Graph.Select(value, [.. elements], axes), part);
            start += sizes[part];
        }
    }
}
