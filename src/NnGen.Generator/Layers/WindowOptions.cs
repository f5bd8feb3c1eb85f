using NnGen.Generator.Declaration;

namespace NnGen.Generator.Layers;

/// <summary>A layer's window as declared: one size and stride for each axis it goes over, and what is around the input.</summary>
/// <param name="SizeArguments">The constructor's parameter that gives each size.</param>
internal sealed record WindowOptions(
    EquatableArray<string> SizeArguments, EquatableArray<int> Sizes, EquatableArray<int> Strides, int Dilation, Padding Padding, EquatableArray<int> Pads)
{
    /// <summary>The window of a convolution over so many axes.</summary>
    public static WindowOptions OfKernel(LayerDeclaration layer, int axes)
    {
        var arguments = Arguments(layer, "kernel", axes);
        var stride = layer.Int("Strides", 1);
        return Of(layer, arguments, [.. arguments.Select(_ => stride)], layer.Int("Dilation", 1));
    }

    /// <summary>The window of a pooling over so many axes; it goes on by its own size unless told otherwise.</summary>
    public static WindowOptions OfPool(LayerDeclaration layer, int axes)
    {
        var arguments = Arguments(layer, "pool", axes);
        return Of(layer, arguments, [.. arguments.Select(argument => layer.Int("Strides", layer.Int(argument)))], 1);
    }

    /// <summary>The elements of the window.</summary>
    public int Count => Sizes.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>The sizes, as <c>3×3</c>.</summary>
    public string SizesInWords => string.Join("×", Sizes.Select(size => Words.Number(size)));

    /// <summary>What is around the input: <c>valid</c>, <c>same</c> or <c>pads 1 0 1 0</c>.</summary>
    public string PaddingInWords => Padding == Padding.Same ? "same"
        : Pads.IsEmpty ? "valid"
        : "pads " + string.Join(" ", Pads.Select(pad => Words.Number(pad)));

    /// <summary>The strides, as <c>2</c>, or <c>2×3</c> where they differ.</summary>
    public string StridesInWords => string.Join("×", Strides.Distinct().Count() == 1 ? [Words.Number(Strides[0])] : Strides.Select(stride => Words.Number(stride)));

    private static WindowOptions Of(LayerDeclaration layer, string[] arguments, EquatableArray<int> strides, int dilation) => new(
        new(arguments), arguments.Select(argument => layer.Int(argument)).ToEquatableArray(), strides, dilation, layer.Enum("Padding", Padding.Valid), layer.Ints("Pads"));

    private static string[] Arguments(LayerDeclaration layer, string window, int axes) => layer.Has(window + "Size")
        ? [.. Enumerable.Repeat(window + "Size", axes)]
        : [window + "Height", window + "Width"];
}
