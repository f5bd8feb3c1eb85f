using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Tests.Scheduling;

/// <summary>The loop nests of a function of one sample that computes some outputs.</summary>
internal sealed record FunctionGroups(
    IReadOnlyList<Tensor> Needed, IReadOnlyList<FusionGroup> Groups, IReadOnlyDictionary<Tensor, FusionGroup> GroupOf, IReadOnlyList<Tensor> Outputs)
{
    public Replacement Replacement => new(Needed, Groups, GroupOf, Outputs);

    public static FunctionGroups Of(params Tensor[] outputs)
    {
        var needed = new SortedDictionary<int, Tensor>();

        void Visit(Tensor tensor)
        {
            if (tensor is not (InputTensor or ParameterTensor) && needed.TryAdd(tensor.Id, tensor))
            {
                tensor.Operands.ToList().ForEach(Visit);
            }
        }

        outputs.ToList().ForEach(Visit);
        Tensor[] ordered = [.. needed.Values];
        var (groups, groupOf) = Fusion.Group(ordered, outputs, oneRow: true);
        return new(ordered, groups, groupOf, outputs);
    }
}
