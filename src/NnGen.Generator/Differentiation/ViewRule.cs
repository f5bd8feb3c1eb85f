using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>
/// The adjoint of a view: each gradient element goes back where its value was read. A transposition goes back by transposing, a slice by
/// padding with zeros, between its elements too where it has a stride; where windows overlap, a contraction with 1 over the view's own index space sums them.
/// </summary>
internal static class ViewRule
{
    public static Tensor Adjoint(TensorGraph graph, AffineViewTensor view, Tensor gradient)
    {
        var source = view.Operands[0].Shape;
        var space = TensorGraph.ViewSpace(view.Shape);
        if (ReadsEveryElementOnce(view))
        {
            return graph.View(gradient, Inverse(view.Map), source);
        }

        if (view.Shape.HasBatch == source.HasBatch && SliceOf(view.Map, space.Count) is { } slice)
        {
            var axes = source.HasBatch ? slice.Skip(1).ToArray() : slice;
            var after = axes.Select((axis, i) => source.Axes[i] - axis.Start - ((view.Shape.Axes[i] - 1) * axis.Stride) - 1);
            return graph.Pad(gradient, [.. axes.Select(axis => axis.Start)], [.. after], [.. axes.Select(axis => axis.Stride - 1)], 0);
        }

        var one = graph.Fill(Shape.Scalar, 1);
        return graph.Contract(gradient, one, space, TensorGraph.Identity(view.Shape), new([]), view.Map, source);
    }

    /// <summary>The axis, N not counted, of which a view is a part with all of the others, and where on it the part begins; null for any other view.</summary>
    public static (int Axis, int Start)? PartOf(AffineViewTensor view)
    {
        var (shape, source) = (view.Shape, view.Operands[0].Shape);
        var axes = Enumerable.Range(0, shape.Rank).Where(axis => shape.Rank == source.Rank && shape.Axes[axis] != source.Axes[axis]).ToArray();
        var batch = source.HasBatch ? 1 : 0;
        return axes.Length == 1 && shape.HasBatch == source.HasBatch && SliceOf(view.Map, shape.Rank + batch) is { } slice && slice.All(axis => axis.Stride == 1)
            ? (axes[0], slice[axes[0] + batch].Start)
            : null;
    }

    /// <summary>Whether the view permutes axes and neither cuts off nor repeats anything.</summary>
    private static bool ReadsEveryElementOnce(AffineViewTensor view)
    {
        var (shape, source) = (view.Shape, view.Operands[0].Shape);
        var sameExtents = shape.HasBatch == source.HasBatch && shape.Rank == source.Rank && shape.Size == source.Size;
        return sameExtents && view.Map.IsPermutation;
    }

    private static AffineMap Inverse(AffineMap map)
    {
        var inverse = new AffineIndex[map.Indices.Count];
        for (var axis = 0; axis < inverse.Length; axis++)
        {
            var coefficients = new int[inverse.Length];
            coefficients[axis] = 1;
            inverse[map.Indices[axis].Variable] = new(new(coefficients), 0);
        }

        return new(new(inverse));
    }

    /// <summary>The start and the stride along each axis, N's first, where the map only shifts and stretches, else null.</summary>
    private static (int Start, int Stride)[]? SliceOf(AffineMap map, int variables)
    {
        if (variables != map.Indices.Count)
        {
            return null;
        }

        var axes = new List<(int Start, int Stride)>();
        for (var axis = 0; axis < map.Indices.Count; axis++)
        {
            var (coefficients, stride) = (map.Indices[axis].Coefficients, map.Indices[axis].Coefficients[axis]);
            if (stride < 1 || coefficients.Where((coefficient, variable) => variable != axis && coefficient != 0).Any())
            {
                return null;
            }

            axes.Add((map.Indices[axis].Offset, stride));
        }

        return [.. axes];
    }
}
