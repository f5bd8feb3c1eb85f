using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>The flat address an affine map leads to: <see cref="Start"/> + Σ <see cref="Steps"/>[v] · variable v.</summary>
internal sealed record AffineAddress(int Start, int[] Steps)
{
    public static AffineAddress Of(AffineMap map, Shape shape, int variables)
    {
        var strides = Layout.Strides(shape).AsSpan(shape.HasBatch ? 0 : 1);
        var start = 0;
        var steps = new int[variables];
        for (var axis = 0; axis < map.Indices.Count; axis++)
        {
            start += strides[axis] * map.Indices[axis].Offset;
            for (var v = 0; v < variables; v++)
            {
                steps[v] += strides[axis] * map.Indices[axis].Coefficients[v];
            }
        }

        return new(start, steps);
    }
}
