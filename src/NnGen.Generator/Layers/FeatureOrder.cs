using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// The order of a sample's values in PyTorch, where it is not the order here: images are channels-first there, so a flattened image
/// comes as (C, H, W), here as (H, W, C). Whole segments follow each other in both. A sequence of (T, C) is in another order only behind a
/// convolution or pooling over time, which take (C, T) there; other layers take (T, C) in both.
/// </summary>
internal sealed record FeatureOrder(EquatableArray<FeatureSegment> Segments)
{
    /// <summary>The order after axes were merged or split: that of an image becoming flat, that of a sequence or a flat sample staying as it is.</summary>
    public static FeatureOrder? AfterReshape(Shape from, FeatureOrder? order, Shape to) => (from.Rank, to.Rank) switch
    {
        (3, 1) => OfImage(from.Axes),
        (2, 1) or (1, 1) => order,
        _ => null,
    };

    /// <summary>The orders one after the other, or null where each is the order here.</summary>
    public static FeatureOrder? AfterConcatenation(IReadOnlyList<Tensor> inputs, IReadOnlyList<FeatureOrder?> orders)
    {
        if (orders.All(order => order is null))
        {
            return null;
        }

        if (inputs[0].Shape.Rank > 1)
        {
            return OfImage([.. inputs[0].Shape.Axes.Take(inputs[0].Shape.Rank - 1), inputs.Sum(input => input.Shape.RowLength)]);
        }

        var (segments, start) = (new List<FeatureSegment>(), 0);
        for (var i = 0; i < inputs.Count; i++)
        {
            segments.AddRange(SegmentsOf(orders[i], inputs[i].Shape.Size).Select(segment => segment with { Start = start + segment.Start }));
            start += inputs[i].Shape.Size;
        }

        return new(segments.ToEquatableArray());
    }

    /// <summary>PyTorch's view of a matrix stored as [in, out] whose inputs come in an order: [out, in].</summary>
    public static FileLayout Transposed(int inputs, int outputs, FeatureOrder? order)
    {
        var (parts, fileStart) = (new List<FileLayoutPart>(), 0);
        foreach (var segment in SegmentsOf(order, inputs))
        {
            parts.Add(new(
                fileStart, segment.Start * outputs, [outputs, .. segment.Extents], [inputs, .. RowMajor(segment.Extents)],
                [1, .. segment.Strides.Select(stride => stride * outputs)]));
            fileStart += segment.Extents.Aggregate(1, (product, extent) => product * extent);
        }

        return new([outputs, inputs], parts.ToEquatableArray());
    }

    /// <summary>PyTorch's view of a row of values that come in an order, null where it is the order here.</summary>
    public static FileLayout? Row(int length, FeatureOrder? order)
    {
        if (order is null)
        {
            return null;
        }

        var (parts, fileStart) = (new List<FileLayoutPart>(), 0);
        foreach (var segment in order.Segments)
        {
            parts.Add(new(fileStart, segment.Start, segment.Extents, [.. RowMajor(segment.Extents)], segment.Strides));
            fileStart += segment.Extents.Aggregate(1, (product, extent) => product * extent);
        }

        return new([length], parts.ToEquatableArray());
    }

    /// <summary>The order of an image or a sequence of these axes, the last its channels, where PyTorch has them first.</summary>
    public static FeatureOrder? OfImage(EquatableArray<int> axes)
    {
        var (channels, positions) = (axes[axes.Count - 1], axes.Take(axes.Count - 1).ToArray());
        return channels == 1 || positions.All(extent => extent == 1)
            ? null
            : new([new FeatureSegment(0, [channels, .. positions], [1, .. RowMajor(positions.ToEquatableArray()).Select(stride => stride * channels)])]);
    }

    private static IEnumerable<FeatureSegment> SegmentsOf(FeatureOrder? order, int size) => order?.Segments ?? [new(0, [size], [1])];

    private static IEnumerable<int> RowMajor(EquatableArray<int> extents) =>
        extents.Select((_, axis) => extents.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent));
}

/// <summary>
/// Values that follow each other in PyTorch, in row-major order over <see cref="Extents"/>: here, the one at index e is number
/// <see cref="Start"/> + Σ e·<see cref="Strides"/>.
/// </summary>
internal sealed record FeatureSegment(int Start, EquatableArray<int> Extents, EquatableArray<int> Strides);
