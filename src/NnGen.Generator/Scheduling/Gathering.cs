using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Turns contractions that add to places they compute, as out[2y + u] += g[y]·w[u], into ones that collect: out[i] = Σ g′[i + u′]·w[U − 1 − u′],
/// where g′ is g with zeros around it and between its elements. The input gradient of a convolution so becomes the convolution of the
/// padded output gradient with the kernel rotated by half a turn.
/// </summary>
internal static class Gathering
{
    public static bool IsScatter(ContractTensor contract) => !contract.OutputMap.IsPermutation
        && contract.OutputMap.Indices.Any(index => index.Variable < 0 && index.Coefficients.Any(coefficient => coefficient != 0));

    /// <summary>Whether a contraction with 1 reads windows: the derivative of handing them back.</summary>
    public static bool IsWindow(ContractTensor contract) =>
        contract.Operands.Any(operand => operand is MapTensor { Shape: { Rank: 0, HasBatch: false }, Expression: ScalarConstant { Value: 1 } });

    /// <summary>Where a view that cuts out a part of a contraction's output starts along each axis, N not counted; null for any other view.</summary>
    public static int[]? CropOf(AffineViewTensor view)
    {
        var contract = (ContractTensor)view.Operands[0];
        var (indices, batch) = (view.Map.Indices, view.Shape.HasBatch ? 1 : 0);
        var isCrop = view.Shape.HasBatch == contract.Shape.HasBatch && view.Shape.Rank == contract.Shape.Rank
            && indices.Select((index, axis) => new AffineIndex(index.Coefficients, 0).Variable == axis && (axis < batch || !IsWhole(contract, axis) || IsUncut(view, axis))).All(fits => fits);
        return isCrop ? [.. indices.Skip(batch).Select(index => index.Offset)] : null;

        bool IsUncut(AffineViewTensor v, int axis) => v.Shape.Axes[axis - batch] == contract.Shape.Axes[axis - batch];
    }

    /// <summary>Whether an axis of the output is one loop, which a part could not be made of.</summary>
    private static bool IsWhole(ContractTensor contract, int axis) => contract.OutputMap.Indices[axis].Variable >= 0;

    /// <summary>The contraction that collects what another hands out, or a part of it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="contract">The other contraction.</param>
    /// <param name="left">Its left operand, lowered.</param>
    /// <param name="right">Its right operand, lowered.</param>
    /// <param name="start">Where the part starts along each axis of the output, N not counted.</param>
    /// <param name="output">The part's shape.</param>
    /// <exception cref="InvalidOperationException">No variable of an index can be solved for.</exception>
    public static Tensor Of(TensorGraph graph, ContractTensor contract, Tensor left, Tensor right, int[] start, Shape output)
    {
        var swap = right.Shape.HasBatch && !left.Shape.HasBatch;
        var form = new ScatterForm(contract, swap, start, output);
        var source = swap ? right : left;
        var rank = source.Shape.Rank;
        var (before, after, between) = (new int[rank], new int[rank], new int[rank]);
        for (var axis = 0; axis < contract.OutputMap.Indices.Count; axis++)
        {
            if (contract.OutputMap.Indices[axis].Variable < 0)
            {
                form.Solve(axis, before, after, between);
            }
        }

        var padded = graph.Pad(source, before, after, between, 0);
        return (swap ? left : right) is { Shape: { Rank: 0, HasBatch: false } }
            ? Sum(graph, form, padded, output)
            : graph.Contract(padded, swap ? left : right, form.Space, form.SourceMap, form.OtherMap, form.OutputMap, output);
    }

    /// <summary>Where the other factor is 1, a sum over a view of the windows.</summary>
    private static Tensor Sum(TensorGraph graph, ScatterForm form, Tensor padded, Shape output)
    {
        var kept = form.OutputMap.Indices.Select(index => index.Variable).ToArray();
        var summed = Enumerable.Range(0, form.Space.Count).Where(v => !kept.Contains(v)).ToArray();
        var (batch, last) = (output.HasBatch ? 1 : 0, kept.Length - 1);
        int[] order = [.. kept.Take(last), .. summed, kept[last]];
        var map = new AffineMap(form.SourceMap.Indices.Select(index => index with { Coefficients = order.Select(v => index.Coefficients[v]).ToEquatableArray() }).ToEquatableArray());
        var view = graph.View(padded, map, new Shape(output.HasBatch, order.Skip(batch).Select(v => form.Space.Extents[v]).ToEquatableArray()));
        var sum = graph.Reduce(ReduceKind.Sum, view, false, [.. Enumerable.Range(last - batch, summed.Length)]);
        return graph.Reshape(sum, output.Axes.ToArray());
    }
}
