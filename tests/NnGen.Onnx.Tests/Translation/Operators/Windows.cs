namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>The windows of a convolution or a pooling over one or two axes of an image or a sequence.</summary>
internal sealed class Windows
{
    /// <param name="node">The operator.</param>
    /// <param name="kernel">The window's sizes.</param>
    public Windows(NodeContext node, int[] kernel)
    {
        Kernel = kernel;
        if (kernel.Length > 2)
        {
            throw new SkippedException("three axes of space");
        }

        (Strides, Dilations) = (node.Node.Integers("strides", kernel.Length, 1), node.Node.Integers("dilations", kernel.Length, 1));
        AutoPad = node.Node.Text("auto_pad", "NOTSET");
    }

    public int[] Kernel { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    public string AutoPad { get; }

    /// <summary>One or two, as the kinds of layers are called.</summary>
    public string Dimensions => $"{Kernel.Length}D";

    /// <summary>The sizes as arguments of an attribute.</summary>
    public string[] Sizes => [.. Kernel.Select(size => $"{size}")];

    /// <summary>The stride where there is more than one window to take along an axis.</summary>
    /// <param name="counts">How many windows there are along each axis.</param>
    /// <exception cref="SkippedException">It differs by axis.</exception>
    public int Stride(IEnumerable<int> counts)
    {
        int[] strides = [.. counts.Zip(Strides).Where(axis => axis.First > 1).Select(axis => axis.Second)];
        return strides.Length == 0 ? Strides[0] : Common(strides, "strides");
    }

    /// <summary>A number that layers have for both axes at once.</summary>
    /// <exception cref="SkippedException">It differs.</exception>
    public static int Common(int[] numbers, string what) =>
        numbers.Distinct().Count() == 1 ? numbers[0] : throw new SkippedException($"{what} that differ by axis");

    /// <summary>The option for padding; nothing for none.</summary>
    /// <param name="node">The operator.</param>
    /// <param name="lengths">The input's axes in space.</param>
    public string Padding(NodeContext node, int[] lengths) => AutoPad switch
    {
        "SAME_UPPER" => "Padding = Padding.Same",
        "SAME_LOWER" => Pads([.. lengths.Select((length, i) => (Same(length, i) + 1) / 2), .. lengths.Select((length, i) => Same(length, i) / 2)]),
        "VALID" => "",
        _ => Pads(WithCeiling(node, lengths, node.Node.Integers("pads", 2 * Kernel.Length, 0))),
    };

    /// <summary>How far a window reaches along an axis.</summary>
    public int Extent(int axis) => ((Kernel[axis] - 1) * Dilations[axis]) + 1;

    /// <summary>How many windows there are along an axis.</summary>
    public int Count(NodeContext node, int length, int axis)
    {
        if (AutoPad.StartsWith("SAME", StringComparison.Ordinal))
        {
            return (length + Strides[axis] - 1) / Strides[axis];
        }

        var pads = WithCeiling(node, [.. Enumerable.Repeat(length, Kernel.Length)], node.Node.Integers("pads", 2 * Kernel.Length, 0));
        return ((length + pads[axis] + pads[axis + Kernel.Length] - Extent(axis)) / Strides[axis]) + 1;
    }

    public static string Pads(int[] pads) => pads.All(pad => pad == 0) ? "" : $"Pads = new[] {{ {string.Join(", ", pads)} }}";

    private int Same(int length, int axis)
    {
        var count = (length + Strides[axis] - 1) / Strides[axis];
        return Math.Max(0, ((count - 1) * Strides[axis]) + Extent(axis) - length);
    }

    /// <summary>Rounding the number of windows up is padding behind.</summary>
    private int[] WithCeiling(NodeContext node, int[] lengths, int[] pads)
    {
        int[] padded = [.. pads];
        for (var axis = 0; node.Node.Flag("ceil_mode") && axis < lengths.Length; axis++)
        {
            var rest = (lengths[axis] + pads[axis] + pads[axis + lengths.Length] - Extent(axis)) % Strides[axis];
            padded[axis + lengths.Length] += rest == 0 ? 0 : Strides[axis] - rest;
        }

        return padded;
    }
}
