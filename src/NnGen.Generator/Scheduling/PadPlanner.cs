using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Plans padding: one value everywhere, and the operand copied into it, once for all the loops that read it.</summary>
internal static class PadPlanner
{
    /// <exception cref="InvalidOperationException">More than two axes are padded, or their operand's items lie scattered.</exception>
    public static PadStep Plan(PadTensor pad, Placement source, Placement destination)
    {
        var operand = pad.Operands[0];
        var axes = Enumerable.Range(0, pad.Shape.Rank).Where(axis => pad.Shape.Axes[axis] != operand.Shape.Axes[axis]).ToArray();
        var (first, last) = (axes[0], axes[axes.Length - 1]);
        first = first == last && first > 0 && Leading(operand.Shape, first) > 1 ? first - 1 : first;
        var length = operand.Shape.Axes.Skip(last + 1).Aggregate(1, (product, extent) => product * extent);
        if (last - first > 1 || Leading(operand.Shape, first) > 1 || !IsItem(operand.Shape, source, last) || !IsItem(pad.Shape, destination, last))
        {
            throw new InvalidOperationException($"No loop skeleton pads {operand} to {pad.Shape}.");
        }

        (int, int, int) Strides(Placement place, int rowSpacing, int itemSpacing) =>
            (place.BatchStride, first == last ? 0 : place.Strides[first] * rowSpacing, place.Strides[last] * itemSpacing);
        var start = axes.Sum(axis => pad.Before[axis] * destination.Strides[axis]);
        return new(
            new(operand.Name, source.Storage), new(pad.Name, destination.Storage), pad.Value,
            (first == last ? 1 : operand.Shape.Axes[first], operand.Shape.Axes[last], length),
            Strides(source, 1, 1), Strides(destination, pad.Between[first] + 1, pad.Between[last] + 1), start, pad.Layer);
    }

    private static int Leading(Shape shape, int axis) => shape.Axes.Take(axis).Aggregate(1, (product, extent) => product * extent);

    /// <summary>Whether what follows an axis lies side by side.</summary>
    private static bool IsItem(Shape shape, Placement place, int axis)
    {
        var next = 1;
        for (var inner = shape.Rank - 1; inner > axis; inner--)
        {
            if (shape.Axes[inner] != 1 && place.Strides[inner] != next)
            {
                return false;
            }

            next *= shape.Axes[inner];
        }

        return true;
    }
}
