namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>The same values in the same order under other axes.</summary>
internal static class Reshaping
{
    public static readonly OperatorRow[] Rows =
    [
        new("Flatten", Flatten),
        new("Reshape", Reshape, [1]),
        new("Squeeze", Squeeze, [1], isCounted: false),
        new("Unsqueeze", Unsqueeze, [1], isCounted: false),
    ];

    private static void Flatten(NodeContext node)
    {
        var axes = node.InOrder(0).Axes;
        var axis = NodeContext.Axis(node.Node.Integer("axis", 1), axes.Length);
        Output(node, [Axes.Size(axes[..axis]), Axes.Size(axes[axis..])]);
    }

    private static void Reshape(NodeContext node)
    {
        var from = node.InOrder(0).Axes;
        int[] axes = [.. node.RequireConstant(1).Integers.Select((axis, i) => axis == 0 && !node.Node.Flag("allowzero") ? from[i] : axis)];
        var open = Array.IndexOf(axes, -1);
        if (open >= 0)
        {
            axes[open] = -Axes.Size(from) / Axes.Size(axes);
        }

        Output(node, axes);
    }

    private static void Squeeze(NodeContext node)
    {
        var from = node.Data(0).Axes;
        var dropped = Listed(node, from.Length) ?? [.. Enumerable.Range(0, from.Length).Where(axis => from[axis] == 1)];
        Output(node, [.. from.Where((_, axis) => !dropped.Contains(axis))]);
    }

    private static void Unsqueeze(NodeContext node)
    {
        var from = new Queue<int>(node.Data(0).Axes);
        var rank = from.Count + (node.Node.Integers("axes") ?? node.RequireConstant(1).Integers).Length;
        var added = Listed(node, rank)!;
        Output(node, [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : from.Dequeue())]);
    }

    private static int[]? Listed(NodeContext node, int rank)
    {
        var axes = node.Node.Integers("axes") ?? node.Constant(1)?.Integers;
        return axes is null ? null : [.. axes.Select(axis => NodeContext.Axis(axis, rank))];
    }

    /// <summary>With an axis behind the others, that axis and those before it must stay; the order is the same where only ones come and go.</summary>
    private static void Output(NodeContext node, int[] axes)
    {
        var value = node.Data(0);
        node.RequireWholeUnless(axes.Length > 1 && axes[0] == value.Axes[0]);
        if (!value.IsInOrder && !axes[..(value.Last + 1)].SequenceEqual(value.Axes[..(value.Last + 1)]))
        {
            node.InOrder(0);
        }

        var reshaped = new Value(value.Layer, axes, value.IsInOrder ? axes.Length - 1 : value.Last);
        if (!value.IsInOrder && !WithoutOnes(Axes.Move(axes, reshaped.Last)).SequenceEqual(WithoutOnes(Axes.Move(value.Axes, value.Last))))
        {
            node.InOrder(0);
        }

        node.Output(reshaped with { Layer = node.Draft.Reshape(value.Layer, node.Graph.Shape(value), node.Graph.Shape(reshaped)) });
    }

    private static IEnumerable<int> WithoutOnes(int[] axes) => axes.Where(axis => axis != 1);
}
