using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>The adjoint of broadcasting: a sum over the axes that were repeated.</summary>
internal static class Broadcasting
{
    /// <summary>Sums a contribution to the gradient of a tensor of the target's shape.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="tensor">The contribution.</param>
    /// <param name="target">The shape.</param>
    /// <param name="factorOut">Whether factors that a sum over the batch does not run over come out of it. A parameter's gradient is to be such a sum itself.</param>
    public static Tensor ReduceTo(TensorGraph graph, Tensor tensor, Shape target, bool factorOut = false)
    {
        if (tensor.Shape == target)
        {
            return tensor;
        }

        if (tensor.Shape.HasBatch && !target.HasBatch && factorOut && FactoredSum.Split(graph, tensor, target) is { } split)
        {
            var sum = ReduceTo(graph, split.Rest, target, factorOut);
            return graph.Map(target, split.Factor * new ScalarArgument(split.Operands.Length), [.. split.Operands, sum]);
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
