namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Maxima and averages over windows, and over whole images.</summary>
internal static class Pooling
{
    public static readonly OperatorRow[] Rows =
    [
        new("MaxPool", node => Windowed(node, "MaxPool")),
        new("AveragePool", node => Windowed(node, "AveragePool")),
        new("GlobalMaxPool", node => Global(node, "GlobalMaxPool2D")),
        new("GlobalAveragePool", node => Global(node, "GlobalAveragePool2D")),
    ];

    private static void Windowed(NodeContext node, string kind)
    {
        var x = node.Data(0, last: 1);
        var windows = new Windows(node, node.Node.Integers("kernel_shape")!);
        if (windows.Dilations.Any(dilation => dilation != 1))
        {
            throw new SkippedException("windows of a pooling that are dilated");
        }

        var countsPadding = node.Node.Flag("count_include_pad");
        if (countsPadding && node.Node.Flag("ceil_mode"))
        {
            throw new SkippedException("averages that count some of the padding");
        }

        int[] space = [.. x.Axes[2..].Select((length, i) => windows.Count(node, length, i))];
        var layer = node.Draft.Layer($"{kind}{windows.Dimensions}", x.Layer,
        [
            .. windows.Sizes,
            $"Strides = {windows.Stride(space)}",
            windows.Padding(node, x.Axes[2..]),
            NetworkDraft.Option("CountPadding", countsPadding, false),
        ]);
        node.Output(new(layer, [.. x.Axes[..2], .. space], 1));
    }

    private static void Global(NodeContext node, string kind)
    {
        var x = node.Data(0, last: 1);
        if (x.Rank != 4)
        {
            throw new SkippedException("global pooling of anything but images");
        }

        node.Output(new(node.Draft.Reshape(node.Draft.Layer(kind, x.Layer), [x.Axes[1]], [1, 1, x.Axes[1]]), [.. x.Axes[..2], 1, 1], 1));
    }
}
