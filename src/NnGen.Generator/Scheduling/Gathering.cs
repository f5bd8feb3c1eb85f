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

    /// <exception cref="InvalidOperationException">No variable of an index can be solved for.</exception>
    public static Tensor Of(TensorGraph graph, ContractTensor contract, Tensor left, Tensor right)
    {
        var swap = right.Shape.HasBatch && !left.Shape.HasBatch;
        var form = new ScatterForm(contract, swap);
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
            ? Sum(graph, form, padded, contract.Shape)
            : graph.Contract(padded, swap ? left : right, form.Space, form.SourceMap, form.OtherMap, form.OutputMap, contract.Shape);
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
