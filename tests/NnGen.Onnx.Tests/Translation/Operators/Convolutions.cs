namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Convolutions and transposed convolutions.</summary>
internal static class Convolutions
{
    public static readonly OperatorRow[] Rows = [new("Conv", Convolution, [1, 2]), new("ConvTranspose", Transposed, [1, 2])];

    private static void Convolution(NodeContext node)
    {
        var (x, weight) = (node.Data(0, last: 1), node.RequireConstant(1));
        var windows = new Windows(node, weight.Axes[2..]);
        var (channels, filters, groups) = (x.Axes[1], weight.Axes[0], node.Node.Integer("group", 1));
        var isDepthwise = groups > 1 && groups == channels && windows.Kernel.Length == 2;
        int[] space = [.. x.Axes[2..].Select((length, i) => windows.Count(node, length, i))];
        var layer = node.Draft.Layer(isDepthwise ? "DepthwiseConv2D" : $"Conv{windows.Dimensions}", x.Layer,
        [
            isDepthwise ? "" : $"{filters}", .. windows.Sizes,
            NetworkDraft.Option("DepthMultiplier", isDepthwise ? filters / channels : 1, 1),
            NetworkDraft.Option("Strides", windows.Stride(space), 1),
            NetworkDraft.Option("Dilation", Windows.Common(windows.Dilations, "dilations"), 1),
            NetworkDraft.Option("Groups", isDepthwise ? 1 : groups, 1),
            windows.Padding(node, x.Axes[2..]),
            NetworkDraft.Option("UseBias", node.Has(2), true),
        ]);
        SetParameters(node, layer, weight.Singles);
        node.Output(new(layer, [x.Axes[0], filters, .. space], 1));
    }

    /// <summary>A sequence is an image one pixel wide.</summary>
    private static void Transposed(NodeContext node)
    {
        var (x, weight) = (node.Data(0, last: 1), node.RequireConstant(1));
        var windows = new Windows(node, weight.Axes[2..]);
        var groups = node.Node.Integer("group", 1);
        var isSequence = windows.Kernel.Length == 1;
        var shape = node.Graph.Shape(x);
        var image = isSequence ? node.Draft.Reshape(x.Layer, shape, [shape[0], 1, shape[1]]) : x.Layer;
        var (pads, outputPadding) = Cropped(node, windows, x.Axes[2..]);
        var layer = node.Draft.Layer("Conv2DTranspose", image,
        [
            $"{weight.Axes[1] * groups}", .. windows.Sizes, isSequence ? "1" : "",
            NetworkDraft.Option("Strides", windows.Stride(x.Axes[2..]), 1),
            NetworkDraft.Option("Dilation", Windows.Common(windows.Dilations, "dilations"), 1),
            NetworkDraft.Option("Groups", groups, 1),
            Windows.Pads(isSequence ? [pads[0], 0, pads[1], 0] : pads),
            NetworkDraft.Option("OutputPadding", Windows.Common(outputPadding, "output paddings"), 0),
            NetworkDraft.Option("UseBias", node.Has(2), true),
        ]);
        SetParameters(node, layer, weight.Singles);
        var axes = node.Graph.Case.Outputs[0].Axes;
        var output = new Value(layer, axes, 1);
        int[] imageShape = isSequence ? [axes[2], 1, axes[1]] : node.Graph.Shape(output);
        node.Output(output with { Layer = node.Draft.Reshape(layer, imageShape, node.Graph.Shape(output)) });
    }

    private static void SetParameters(NodeContext node, string layer, float[] weight)
    {
        node.Draft.Filed.Add($"{layer}.weight", weight);
        if (node.Has(2))
        {
            node.Draft.Filed.Add($"{layer}.bias", node.RequireConstant(2).Singles);
        }
    }

    /// <summary>What is cut off before and behind each axis, and what is added behind, as ONNX's definition has it from the output's size.</summary>
    private static (int[] Pads, int[] OutputPadding) Cropped(NodeContext node, Windows windows, int[] lengths)
    {
        var rank = lengths.Length;
        var (pads, added) = (node.Node.Integers("pads", 2 * rank, 0), node.Node.Integers("output_padding", rank, 0));
        var isSame = windows.AutoPad.StartsWith("SAME", StringComparison.Ordinal);
        var wanted = isSame ? [.. lengths.Select((length, i) => length * windows.Strides[i])] : node.Node.Integers("output_shape")?[^rank..];
        if (wanted is null)
        {
            return (pads, added);
        }

        int[] total = [.. lengths.Select((length, i) => (windows.Strides[i] * (length - 1)) + windows.Extent(i) - wanted[i])];
        int[] smaller = [.. total.Select(cut => Math.Max(0, cut) / 2)];
        int[] larger = [.. total.Select((cut, i) => Math.Max(0, cut) - smaller[i])];
        return (windows.AutoPad == "SAME_UPPER" ? [.. smaller, .. larger] : [.. larger, .. smaller], [.. total.Select(cut => Math.Max(0, -cut))]);
    }
}
