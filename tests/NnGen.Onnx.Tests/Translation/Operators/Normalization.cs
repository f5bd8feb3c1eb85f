using NnGen.Emission.Tests.Compilation;

namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Normalisation over the batch, over rows and over images.</summary>
internal static class Normalization
{
    private const float Epsilon = 1e-5f;

    public static readonly OperatorRow[] Rows =
    [
        new("BatchNormalization", Batch, [1, 2, 3, 4], IsCounted: true),
        new("LayerNormalization", Layer, [1, 2]),
        new("InstanceNormalization", node => Grouped(node, node.Data(0, last: 1).Axes[1]), [1, 2]),
        new("GroupNormalization", node => Grouped(node, node.Node.Integer("num_groups", 1)), [1, 2]),
    ];

    private static CaseNetwork? Batch(NodeContext node)
    {
        var x = node.Data(0, last: 1);
        var momentum = 1.0 - node.Node.Real("momentum", 0.9f);
        var layer = node.Draft.Layer("BatchNorm", x.Layer, EpsilonOption(node), NetworkDraft.Option("Momentum", momentum));
        SetAffine(node, node.Draft.Filed, layer, 1);
        node.Draft.Filed.Add($"{layer}.running_mean", node.RequireConstant(3).Singles);
        node.Draft.Filed.Add($"{layer}.running_var", node.RequireConstant(4).Singles);
        node.Output(x with { Layer = layer });
        return node.Node.Flag("training_mode") ? Training(node, x, layer) : null;
    }

    /// <summary>
    /// The outputs, and the running averages behind them. Ours is that of the unbiased variance, as PyTorch's; ONNX's that of the biased one.
    /// </summary>
    private static CaseNetwork Training(NodeContext node, Value x, string layer)
    {
        var outputs = node.Graph.Case.Outputs;
        float[] expected = [.. Axes.Move(outputs[0].Singles, x.Axes, x.Last), .. outputs[1].Singles, .. outputs[2].Singles];
        var count = Axes.Size(x.Axes) / x.Axes[1];
        var kept = node.RequireConstant(4).Singles.Select(variance => node.Node.Real("momentum", 0.9f) * variance).ToArray();
        return new(node.Draft, node.Graph.Inputs, expected)
        {
            Compute = (network, parameters, buffers, inputs) =>
            {
                var y = new float[inputs.Length];
                network.Forward(parameters, buffers, inputs, y, network.CreateWorkspace(x.Axes[0]));
                var variances = Buffer(network, buffers, $"{layer}.running_var")
                    .Select((variance, i) => kept[i] + ((variance - kept[i]) * (count - 1) / count));
                return [.. y, .. Buffer(network, buffers, $"{layer}.running_mean"), .. variances];
            },
        };
    }

    private static float[] Buffer(NetworkUnderTest network, float[] buffers, string name)
    {
        var buffer = network.Info.Buffers.Single(buffer => buffer.Name == name);
        return buffers[buffer.Offset..(buffer.Offset + buffer.Shape[0])];
    }

    /// <summary>Over all axes from the given one on, which are one row here, in ONNX's order and not PyTorch's of flattened images.</summary>
    private static void Layer(NodeContext node)
    {
        var x = node.InOrder(0);
        var axis = NodeContext.Axis(node.Node.Integer("axis", -1), x.Rank);
        node.RequireWholeUnless(axis > 0);
        var (shape, row) = (node.Graph.Shape(x), Axes.Size(x.Axes[axis..]));
        int[] rows = [.. x.Axes[(node.Graph.Layout.IsBatched ? 1 : 0)..axis], row];
        var layer = node.Draft.Layer("LayerNorm", node.Draft.Reshape(x.Layer, shape, rows), EpsilonOption(node));
        SetAffine(node, node.Draft.Stored, layer, 1);
        node.Output(x with { Layer = node.Draft.Reshape(layer, rows, shape) });
    }

    private static void Grouped(NodeContext node, int groups)
    {
        var x = node.Data(0, last: 1);
        var layer = node.Draft.Layer("GroupNorm", x.Layer, $"{groups}", EpsilonOption(node));
        SetAffine(node, node.Draft.Filed, layer, x.Axes[1] / node.RequireConstant(1).Elements.Length);
        node.Output(x with { Layer = layer });
    }

    private static string EpsilonOption(NodeContext node) => NetworkDraft.Option("Epsilon", (double)node.Node.Real("epsilon", Epsilon));

    /// <summary>The factors and the summands, which may be left out, each for a number of channels.</summary>
    private static void SetAffine(NodeContext node, Dictionary<string, float[]> values, string layer, int channels)
    {
        var weight = node.RequireConstant(1).Singles;
        values.Add($"{layer}.weight", Repeated(weight, channels));
        values.Add($"{layer}.bias", Repeated(node.Constant(2)?.Singles ?? new float[weight.Length], channels));
    }

    private static float[] Repeated(float[] values, int times) => [.. values.SelectMany(value => Enumerable.Repeat(value, times))];
}
