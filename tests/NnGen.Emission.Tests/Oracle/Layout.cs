using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>Row-major positions. N always counts as the first axis here: of extent 1 and stride 0 in a tensor without a batch.</summary>
internal static class Layout
{
    public static int Length(Shape shape, int batch) => shape.HasBatch ? batch * shape.Size : shape.Size;

    public static int[] Extents(Shape shape, int batch) => [shape.HasBatch ? batch : 1, .. shape.Axes];

    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank + 1];
        var stride = 1;
        for (var axis = shape.Rank; axis >= 1; axis--)
        {
            strides[axis] = stride;
            stride *= shape.Axes[axis - 1];
        }

        strides[0] = shape.HasBatch ? stride : 0;
        return strides;
    }

    /// <summary>The strides that read <paramref name="operand"/> at the positions of <paramref name="target"/>: 0 where it is repeated.</summary>
    public static int[] BroadcastStrides(Shape operand, Shape target)
    {
        var own = Strides(operand);
        var strides = new int[target.Rank + 1];
        strides[0] = own[0];
        for (var fromLast = 0; fromLast < operand.Rank; fromLast++)
        {
            var repeated = operand.FromLast(fromLast) == 1;
            strides[target.Rank - fromLast] = repeated ? 0 : own[operand.Rank - fromLast];
        }

        return strides;
    }

    public static int Address(int[] strides, int[] position)
    {
        var address = 0;
        for (var axis = 0; axis < strides.Length; axis++)
        {
            address += strides[axis] * position[axis];
        }

        return address;
    }

    /// <summary>Steps to the next position in row-major order; after the last comes the first.</summary>
    public static void Advance(int[] position, int[] extents)
    {
        for (var axis = position.Length - 1; axis >= 0; axis--)
        {
            if (++position[axis] < extents[axis])
            {
                return;
            }

            position[axis] = 0;
        }
    }
}
