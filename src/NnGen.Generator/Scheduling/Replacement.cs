using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Whether a loop nest may write a tensor over another one, which lies there until then.</summary>
/// <param name="needed">The function's tensors, in order of computation.</param>
/// <param name="groups">Its loop nests, in order.</param>
/// <param name="groupOf">The nest of each tensor.</param>
/// <param name="outputs">What the function is asked for.</param>
internal sealed class Replacement(
    IReadOnlyList<Tensor> needed, IReadOnlyList<FusionGroup> groups, IReadOnlyDictionary<Tensor, FusionGroup> groupOf, IReadOnlyList<Tensor> outputs)
{
    /// <summary>
    /// Whether all that reads the old tensor is computed before the new one is stored: in an earlier nest, or in the same one, element by element, on the way to the new one.
    /// </summary>
    public bool IsSafe(Tensor after, Tensor before) =>
        after is MapTensor && after.Shape == before.Shape && groupOf[after] is { Skeleton: Skeleton.Rows } group
        && !outputs.Any(output => Views.Owner(output) == before)
        && needed.Where(reader => reader.Operands.Any(operand => Views.Owner(operand) == before)).All(reader => IsEarlier(reader, group) || IsWithin(reader, group, before))
        && DependentsOf(before, after, group).All(AncestorsOf(after, group).Contains);

    private bool IsEarlier(Tensor reader, FusionGroup group) =>
        !groupOf.TryGetValue(reader, out var other) || (other != group && IndexOf(other) < IndexOf(group));

    private int IndexOf(FusionGroup group) => groups.TakeWhile(other => other != group).Count();

    private static bool IsWithin(Tensor reader, FusionGroup group, Tensor before) =>
        group.Members.Contains(reader) && reader.Operands.All(operand => operand == before || Views.Owner(operand) != before);

    /// <summary>The nest's tensors that are computed from the old one other than through the new one: with what is not on the way to the new one, they could be computed after it.</summary>
    private static HashSet<Tensor> DependentsOf(Tensor before, Tensor after, FusionGroup group)
    {
        var dependents = new HashSet<Tensor>();
        foreach (var member in group.Members.Where(member => member.Operands.Any(operand => operand == before || (operand != after && dependents.Contains(operand)))))
        {
            dependents.Add(member);
        }

        return dependents;
    }

    private static HashSet<Tensor> AncestorsOf(Tensor after, FusionGroup group)
    {
        var ancestors = new HashSet<Tensor> { after };
        foreach (var member in group.Members.Reverse<Tensor>().Where(member => group.Members.Any(reader => ancestors.Contains(reader) && reader.Operands.Contains(member))))
        {
            ancestors.Add(member);
        }

        return ancestors;
    }
}
