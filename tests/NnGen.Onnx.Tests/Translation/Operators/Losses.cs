using NnGen.Emission.Tests.Compilation;

namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>The cross-entropy of a softmax, and the logarithm of a softmax, which is its negative for each label in turn.</summary>
internal static class Losses
{
    /// <summary>What our labels are ignored by.</summary>
    private const int Ignored = -100;

    public static readonly OperatorRow[] Rows =
    [
        new("LogSoftmax", LogSoftmax, [], IsCounted: true),
        new("SoftmaxCrossEntropyLoss", CrossEntropy, [1, 2], IsCounted: true),
    ];

    private static CaseNetwork LogSoftmax(NodeContext node)
    {
        RequireAlone(node);
        var rank = node.Data(0).Rank;
        var axis = NodeContext.Axis(node.Node.Integer("axis", node.Version < 13 ? 1 : -1), rank);
        if (node.Version < 13 && axis != rank - 1)
        {
            throw new SkippedException("rows of several axes");
        }

        var x = node.Data(0, axis);
        var classes = x.Axes[axis];
        Declare(node, classes);
        var expected = Axes.Move(node.Graph.Case.Outputs[0].Singles, x.Axes, x.Last);
        return new(node.Draft, node.Graph.Inputs, expected)
        {
            Compute = (network, parameters, buffers, inputs) =>
                [.. inputs.Chunk(classes).SelectMany(row => Enumerable.Range(0, classes).Select(label => -Loss(network, parameters, buffers, row, [label])))],
        };
    }

    private static CaseNetwork CrossEntropy(NodeContext node)
    {
        RequireAlone(node);
        if (node.Has(2))
        {
            throw new SkippedException("weights of classes");
        }

        var x = node.Data(0, last: 1);
        var classes = x.Axes[1];
        Declare(node, classes);
        int[] labels = [.. node.RequireConstant(1).Integers.Select(label => label == node.Node.Integer("ignore_index", Ignored) ? Ignored : label)];
        var reduction = node.Node.Text("reduction", "mean");
        return new(node.Draft, node.Graph.Inputs, node.Graph.Case.Outputs[0].Singles)
        {
            Compute = (network, parameters, buffers, inputs) => reduction == "none"
                ? [.. inputs.Chunk(classes).Zip(labels, (row, label) => Loss(network, parameters, buffers, row, [label]))]
                : [Loss(network, parameters, buffers, inputs, labels) / (reduction == "sum" ? 1 : labels.Count(label => label != Ignored))],
        };
    }

    /// <summary>Rows of logits, each a sample, whatever axes are before them.</summary>
    private static void Declare(NodeContext node, int classes)
    {
        (node.Draft.InputShape, node.Draft.Loss) = ([classes], "CategoricalCrossEntropy");
        node.Draft.Layer("Activation", "input", "Activation.Softmax");
    }

    private static void RequireAlone(NodeContext node)
    {
        if (node.Graph.Case.Model.Nodes.Count > 1)
        {
            throw new SkippedException("a loss beside other operators");
        }
    }

    /// <summary>The sum of the rows' losses.</summary>
    private static float Loss(NetworkUnderTest network, float[] parameters, float[] buffers, float[] inputs, int[] labels)
    {
        var outputs = new float[inputs.Length];
        return (float)network.Evaluate(parameters, buffers, inputs, labels, outputs, network.CreateWorkspace(labels.Length));
    }
}
