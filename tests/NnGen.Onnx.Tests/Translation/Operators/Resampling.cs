namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Enlarging images by repeating their pixels.</summary>
internal static class Resampling
{
    public static readonly OperatorRow[] Rows = [new("Upsample", node => Enlarge(node, 1, null), [1]), new("Resize", Resize, [1, 2, 3])];

    private static void Resize(NodeContext node)
    {
        var points = (node.Node.Text("coordinate_transformation_mode", "half_pixel"), node.Node.Text("nearest_mode", "round_prefer_floor"));
        if (node.Node.Text("mode", "nearest") == "nearest"
            && points is not (("half_pixel", "round_prefer_floor" or "round_prefer_ceil") or ("asymmetric", "floor")))
        {
            throw new SkippedException("the nearest pixel to other points than the centres");
        }

        Enlarge(node, node.Version < 11 ? 1 : 2, 3);
    }

    private static void Enlarge(NodeContext node, int scalesInput, int? sizesInput)
    {
        if (node.Node.Text("mode", "nearest") != "nearest")
        {
            throw new SkippedException("interpolation between pixels");
        }

        var x = node.Data(0, last: 1);
        var scales = node.Constant(scalesInput)?.Elements;
        var sizes = sizesInput is { } index ? node.Constant(index)?.Elements : null;
        scales = scales is { Length: > 0 } ? scales : [.. sizes!.Select((size, i) => size / x.Axes[i])];
        if (scales.Length != 4 || scales[0] != 1 || scales[1] != 1 || scales.Any(scale => scale < 1 || scale != Math.Floor(scale)))
        {
            throw new SkippedException("scales that are no whole numbers");
        }

        int[] factors = [(int)scales[2], (int)scales[3]];
        var arguments = LayerKinds.TakesSizes("UpSampling2D", 2)
            ? factors.Select(factor => $"{factor}").ToArray() : [$"{Windows.Common(factors, "scales")}"];
        node.Output(new(node.Draft.Layer("UpSampling2D", x.Layer, arguments), [.. x.Axes.Select((length, i) => length * (int)scales[i])], 1));
    }
}
