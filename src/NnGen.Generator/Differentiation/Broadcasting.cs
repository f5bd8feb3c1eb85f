using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>The adjoint of broadcasting: a sum over the axes that were repeated.</summary>
internal static class Broadcasting
{
    public static Tensor ReduceTo(TensorGraph graph, Tensor tensor, Shape target)
    {
        if (tensor.Shape == target)
        {
            return tensor;
        }

        var missing = tensor.Shape.Rank - target.Rank;
        var axes = Enumerable.Range(0, tensor.Shape.Rank)
            .Where(axis => axis < missing || (target.Axes[axis - missing] == 1 && tensor.Shape.Axes[axis] != 1))
            .ToArray();
        var overBatch = tensor.Shape.HasBatch && !target.HasBatch;
        var reduced = overBatch || axes.Length > 0 ? graph.Reduce(ReduceKind.Sum, tensor, overBatch, axes) : tensor;
        return graph.Reshape(reduced, target.Axes.ToArray());
    }
}
