namespace NnGen.Generator.Graph;

internal sealed partial class TensorGraph
{
    private const string AxisLetters = "abcdefghijklm";

    public Tensor Reshape(Tensor operand, params int[] axes)
    {
        var shape = new Shape(operand.Shape.HasBatch, new(axes));
        if (shape.Size != operand.Shape.Size)
        {
            throw new ArgumentException($"{operand.Shape} has not the elements of {shape}.");
        }

        var source = operand is ReshapeTensor reshape ? reshape.Operands[0] : operand;
        return shape == source.Shape ? source : Enter(new ReshapeTensor(source, shape));
    }

    /// <summary>Axis i of the result is axis order[i] of the operand, N not counted.</summary>
    public Tensor Transpose(Tensor operand, params int[] order)
    {
        var shape = new Shape(operand.Shape.HasBatch, order.Select(axis => operand.Shape.Axes[axis]).ToEquatableArray());
        var places = order.Select((axis, position) => (axis, position)).OrderBy(pair => pair.axis).Select(pair => (pair.position, 1, 0));
        return View(operand, shape, [.. places]);
    }

    /// <summary>The elements from start to start + length along an axis, N not counted.</summary>
    public Tensor Slice(Tensor operand, int axis, int start, int length)
    {
        var axes = operand.Shape.Axes.ToArray();
        axes[axis] = length;
        var shape = new Shape(operand.Shape.HasBatch, new(axes));
        return shape == operand.Shape ? operand : View(operand, shape, [.. axes.Select((_, a) => (a, 1, a == axis ? start : 0))]);
    }

    /// <summary>A view through an affine map over the axes of <paramref name="shape"/>, N first where there is one.</summary>
    public Tensor View(Tensor operand, AffineMap map, Shape shape)
    {
        RequireInside(operand.Shape, map, ViewSpace(shape));
        return Enter(new AffineViewTensor(operand, map, shape));
    }

    public Tensor Concatenate(int axis, params Tensor[] operands)
    {
        var axes = operands[0].Shape.Axes.ToArray();
        axes[axis] = operands.Sum(operand => operand.Shape.Axes[axis]);
        var shape = new Shape(operands.Any(operand => operand.Shape.HasBatch), new(axes));
        return operands.Length == 1 ? operands[0] : Enter(new ConcatenateTensor(axis, shape, operands));
    }

    public Tensor Pad(Tensor operand, int[] before, int[] after, double value = 0) =>
        Pad(operand, before, after, new int[before.Length], value);

    /// <summary>The operand among copies of a value: so many before, after and between two elements along each axis, N not counted.</summary>
    public Tensor Pad(Tensor operand, int[] before, int[] after, int[] between, double value)
    {
        var axes = operand.Shape.Axes.Select((extent, axis) => before[axis] + extent + ((extent - 1) * between[axis]) + after[axis]);
        var shape = new Shape(operand.Shape.HasBatch, axes.ToEquatableArray());
        return shape == operand.Shape ? operand : Enter(new PadTensor(operand, new(before), new(after), new(between), value, shape));
    }

    /// <summary>Of each axis, N not counted, so many elements from a start on, a stride apart.</summary>
    public Tensor Slice(Tensor operand, int[] starts, int[] strides, EquatableArray<int> extents)
    {
        var shape = new Shape(operand.Shape.HasBatch, extents);
        return shape == operand.Shape ? operand : View(operand, shape, [.. starts.Select((start, axis) => (axis, strides[axis], start))]);
    }

    /// <summary>The iteration space of a shape: one variable an axis, N first.</summary>
    public static IterationSpace ViewSpace(Shape shape)
    {
        var letters = (shape.HasBatch ? "n" : "") + AxisLetters.Substring(0, shape.Rank);
        IEnumerable<int> extents = shape.HasBatch ? [IterationSpace.Batch, .. shape.Axes] : shape.Axes;
        return new(letters, extents.ToEquatableArray());
    }

    /// <summary>The map that reads every axis of a shape in place.</summary>
    public static AffineMap Identity(Shape shape)
    {
        var count = shape.Rank + (shape.HasBatch ? 1 : 0);
        return new(Enumerable.Range(0, count).Select(axis => Index(count, axis, 1, 0)).ToEquatableArray());
    }

    private Tensor View(Tensor operand, Shape shape, (int Axis, int Stride, int Start)[] indices)
    {
        var batch = shape.HasBatch ? 1 : 0;
        var count = shape.Rank + batch;
        var map = indices.Select(index => Index(count, index.Axis + batch, index.Stride, index.Start));
        IEnumerable<AffineIndex> all = shape.HasBatch ? [Index(count, 0, 1, 0), .. map] : map;
        return View(operand, new AffineMap(all.ToEquatableArray()), shape);
    }

    private static AffineIndex Index(int count, int variable, int coefficient, int offset)
    {
        var coefficients = new int[count];
        coefficients[variable] = coefficient;
        return new(new(coefficients), offset);
    }
}
