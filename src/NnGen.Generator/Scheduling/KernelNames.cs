using NnGen.Generator.Graph;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Scheduling;

/// <summary>What a kernel is called: what it computes and its sizes, as <c>Dense64To32ReLU</c>.</summary>
internal static class KernelNames
{
    public static string OfProduct(FusionGroup group, ContractionShape? shape, bool gradient)
    {
        if (shape is null)
        {
            return $"BiasGradient{Number(group.Root.Shape.RowLength)}";
        }

        var (rows, terms) = (shape.Rows.Constant, shape.Terms.Constant);
        return gradient ? $"WeightGradient{Number(rows)}To{Number(shape.Columns)}"
            : shape.LanesTransposed ? $"InputGradient{Number(terms)}To{Number(shape.Columns)}"
            : $"Product{Number(terms)}To{Number(shape.Columns)}";
    }

    public static string OfRows(FusionGroup group)
    {
        var reads = group.Members.SelectMany(member => member.Operands).OfType<InputTensor>().ToArray();
        var reductions = group.Members.OfType<ReduceTensor>().ToArray();
        var purpose = reads.Any(input => input.Kind == InputKind.Labels) ? "LossOfLabels"
            : reads.Any(input => input.InputName == "t") ? "LossOfTargets"
            : reductions.Any(reduce => reduce.Kind == ReduceKind.Max) ? "Softmax"
            : reductions.Length > 0 ? "RowSums"
            : "Map";
        return purpose + Number(group.Columns);
    }

    public static string OfCopy(int columns) => $"Copy{Number(columns)}";
}
