using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>How a layer's window goes over the axes of its input before the last, the channels.</summary>
internal sealed class WindowGeometry
{
    private WindowGeometry(WindowOptions options, EquatableArray<WindowAxis> axes) => (Options, Axes) = (options, axes);

    public WindowOptions Options { get; }

    /// <summary>The window along each axis.</summary>
    public EquatableArray<WindowAxis> Axes { get; }

    /// <summary>The window's positions along each axis.</summary>
    public IEnumerable<int> Positions => Axes.Select(axis => axis.Positions);

    /// <summary>Whether anything is around the input.</summary>
    public bool IsPadded => Axes.Any(axis => axis.Before + axis.After > 0);

    /// <summary>The window over a layer's input.</summary>
    /// <exception cref="LayerException">The input has not the axes, or the window fits nowhere.</exception>
    public static WindowGeometry Of(LayerContext layer, WindowOptions options)
    {
        RequireAxes(layer, options.Sizes.Count);
        RequirePads(layer, options);
        var geometry = new WindowGeometry(options, options.Sizes.Select((_, i) => Axis(layer.Input.Shape.Axes[i], options, i)).ToEquatableArray());
        NetworkLimits.RequireValues(layer.Name, [.. geometry.Axes.Select(axis => axis.Padded), layer.Input.Shape.RowLength], "in a sample with its padding");
        geometry.RequirePositions(layer);
        return geometry;
    }

    /// <exception cref="LayerException">The input has not so many axes before its channels.</exception>
    public static void RequireAxes(LayerContext layer, int count)
    {
        var expected = count == 1 ? "(time, features)" : "(height, width, channels)";
        if (layer.Input.Shape.Rank != count + 1)
        {
            throw layer.Misfit(null, $"expects {expected}, but what comes in has the shape {Shapes.InWords(layer.Input.Shape)}");
        }
    }

    /// <exception cref="LayerException">Pads are given, but not one for each side.</exception>
    public static void RequirePads(LayerContext layer, WindowOptions options)
    {
        if (layer.Declaration.Has("Pads") && options.Pads.Count is var count and not 0 && count != 2 * options.Sizes.Count)
        {
            var sides = options.Sizes.Count == 1 ? "2 numbers: before and after" : "4 numbers: top, left, bottom and right";
            throw new LayerException(Descriptors.OptionOutOfRange.Id, "Pads", "Pads", layer.Declaration.Kind, Words.Count(count, "number"), sides);
        }
    }

    /// <summary>The input of the layer with a value around it.</summary>
    public Tensor Pad(LayerContext layer, double value) => layer.Graph.Pad(
        layer.Input, [.. Axes.Select(axis => axis.Before), 0], [.. Axes.Select(axis => axis.After), 0], value);

    private static WindowAxis Axis(int extent, WindowOptions options, int i)
    {
        var (size, stride, dilation) = (options.Sizes[i], options.Strides[i], options.Dilation);
        return options.Padding == Padding.Same ? WindowAxis.Same(extent, size, stride, dilation)
            : options.Pads.IsEmpty ? new(extent, size, stride, dilation, 0, 0)
            : new(extent, size, stride, dilation, options.Pads[i], options.Pads[i + options.Sizes.Count]);
    }

    private void RequirePositions(LayerContext layer)
    {
        for (var i = 0; i < Axes.Count; i++)
        {
            if (Axes[i].Positions < 1)
            {
                var dilation = Options.Dilation > 1 ? $" dilation {Words.Number(Options.Dilation)}" : "";
                throw layer.Misfit(
                    Options.SizeArguments[i],
                    $"{Options.SizesInWords}{dilation} {Options.PaddingInWords} on {Shapes.InWords(layer.Input.Shape)} leaves nothing");
            }
        }
    }
}
