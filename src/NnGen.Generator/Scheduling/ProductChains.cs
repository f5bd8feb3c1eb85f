using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Which products of one row follow each other in the same registers: a recurrent layer's step adds h·U to x·W, which would otherwise go through memory and
/// take the calls and loops of two kernels. The sums come in the order they had.
/// </summary>
internal static class ProductChains
{
    /// <summary>The group whose result a product's sums can start from, if nothing else reads it.</summary>
    /// <param name="group">The product.</param>
    /// <param name="needed">All tensors of the function.</param>
    /// <param name="wanted">What the function is asked for.</param>
    /// <param name="groupOf">The groups so far.</param>
    public static FusionGroup? StartOf(
        FusionGroup group, IReadOnlyList<Tensor> needed, IReadOnlyCollection<Tensor> wanted, Func<Tensor, FusionGroup?> groupOf)
    {
        if (!IsOfOneRow(group) || group.Members.ElementAtOrDefault(1) is not MapTensor sum || !SumOrder.Continues(sum, group.Root)
            || sum.Operands.FirstOrDefault(operand => operand != group.Root) is not { } addend)
        {
            return null;
        }

        var source = groupOf(addend);
        return source is not null && IsOfOneRow(source) && source.Members[source.Members.Count - 1] == addend && addend.Shape == group.Root.Shape
            && source.Members.Append(group.Root).All(member => !wanted.Contains(member)
                && needed.All(reader => reader == sum || source.Members.Contains(reader) || !reader.Operands.Contains(member)))
            ? source
            : null;
    }

    /// <summary>Whether a group is a row times a matrix, with sums enough to need no splits.</summary>
    private static bool IsOfOneRow(FusionGroup group) =>
        group is { Skeleton: Skeleton.Product, Root: ContractTensor { Shape: { HasBatch: true, Rank: 1 } shape } product }
        && product.Operands.FirstOrDefault(operand => !operand.Shape.HasBatch) is { Shape.Rank: 2 } matrix && Views.Owner(matrix) is ParameterTensor
        && Tiling.SplitsFor(matrix.Shape.Size / shape.RowLength, shape.RowLength) == 1;
}
