using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>The primitives that move values without computing.</summary>
internal static class ViewEvaluation
{
    public static double[] View(AffineViewTensor view, double[] operand, int batch)
    {
        var hasBatch = view.Shape.HasBatch;
        var extents = Layout.Extents(view.Shape, batch);
        var variables = view.Shape.Rank + (hasBatch ? 1 : 0);
        var address = AffineAddress.Of(view.Map, view.Operands[0].Shape, variables);
        int[] steps = hasBatch ? address.Steps : [0, .. address.Steps];
        var position = new int[extents.Length];
        var result = new double[Layout.Length(view.Shape, batch)];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = operand[address.Start + Layout.Address(steps, position)];
            Layout.Advance(position, extents);
        }

        return result;
    }

    public static double[] Concatenate(ConcatenateTensor concatenate, double[][] operands, int batch)
    {
        var result = new double[Layout.Length(concatenate.Shape, batch)];
        var offset = new int[concatenate.Shape.Rank];
        for (var i = 0; i < operands.Length; i++)
        {
            var shape = concatenate.Operands[i].Shape;
            Place(operands[i], shape, result, concatenate.Shape, offset, batch);
            offset[concatenate.Axis] += shape.Axes[concatenate.Axis];
        }

        return result;
    }

    public static double[] Pad(PadTensor pad, double[] operand, int batch) => Pad(pad, operand, batch, pad.Value);

    public static double[] Pad(PadTensor pad, double[] operand, int batch, double value)
    {
        var result = new double[Layout.Length(pad.Shape, batch)];
        Array.Fill(result, value);
        Place(operand, pad.Operands[0].Shape, result, pad.Shape, pad.Before.ToArray(), batch, [.. pad.Between.Select(between => between + 1)]);
        return result;
    }

    /// <summary>Writes a block into a larger tensor at an offset, and with a spacing, along each axis; a block without a batch goes into every sample.</summary>
    private static void Place(double[] block, Shape blockShape, double[] target, Shape targetShape, int[] offset, int batch, int[]? spacing = null)
    {
        int[] extents = [targetShape.HasBatch ? batch : 1, .. blockShape.Axes];
        var (read, write) = (Layout.Strides(blockShape), Layout.Strides(targetShape));
        var start = Layout.Address(write, [0, .. offset]);
        write = spacing is null ? write : [write[0], .. spacing.Select((step, axis) => step * write[axis + 1])];
        var position = new int[extents.Length];
        var count = extents.Aggregate((a, b) => a * b);
        for (var i = 0; i < count; i++)
        {
            target[start + Layout.Address(write, position)] = block[Layout.Address(read, position)];
            Layout.Advance(position, extents);
        }
    }
}
