using NnGen.Generator.Graph;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Scheduling;

/// <summary>What a kernel is called: what it computes and its sizes, as <c>Dense64To32ReLU</c>.</summary>
internal static class KernelNames
{
    public static string OfProduct(ContractionNest nest, LoopSpace rowLoops, LoopSpace termLoops, bool gradient)
    {
        if (nest.Left is null)
        {
            return (gradient ? "BiasGradient" : "BatchSum") + Number(nest.Columns);
        }

        var (rows, terms) = (Product(rowLoops), Product(termLoops));
        var isConvolution = rowLoops.Extents.Count > 1 || termLoops.Extents.Count > 1;
        var isOfInput = nest.Lanes.IsTransposed || (nest.Columns == 1 && nest.Left.Tensor.Name.StartsWith("δ", StringComparison.Ordinal));
        return gradient ? $"{(isConvolution ? "Kernel" : "Weight")}Gradient{Number(rows)}To{Number(nest.Columns)}"
            : nest.IsOfSamples ? $"SampleProduct{Number(terms)}To{Number(nest.Columns)}"
            : isConvolution && termLoops.Extents.Count > 1 ? $"{(isOfInput ? "InputConvolution" : "Convolution")}{Number(terms)}To{Number(nest.Columns)}"
            : isOfInput ? $"InputGradient{Number(terms)}To{Number(nest.Columns)}"
            : $"Product{Number(terms)}To{Number(nest.Columns)}";
    }

    /// <summary>Products that follow each other in the same registers.</summary>
    public static ProductKernel OfProducts(ProductKernel kernel) =>
        kernel with { Purpose = $"Product{string.Join("And", kernel.TermsInOrder.Select(terms => Number(terms)))}To{Number(kernel.Columns)}" };

    public static string OfWindow(FusionGroup group) =>
        (group.Root is ReduceTensor { Kind: ReduceKind.Sum } ? "WindowSums" : "WindowMaxima") + Number(group.Root.Shape.RowLength);

    private static int Product(LoopSpace loops) =>
        loops.Extents.Where(extent => !extent.IsRuntime).Aggregate(1, (product, extent) => product * extent.Constant);

    public static string OfRows(FusionGroup group)
    {
        var reads = group.Members.SelectMany(member => member.Operands).OfType<InputTensor>().ToArray();
        var reductions = group.Members.OfType<ReduceTensor>().ToArray();
        var purpose = reads.Any(input => input.Kind == InputKind.Labels) ? "LossOfLabels"
            : reads.Any(input => input.InputName == "t") ? "LossOfTargets"
            : reductions.Any(reduce => reduce.Kind == ReduceKind.Max) ? "Softmax"
            : reductions.Length > 0 ? "RowSums"
            : group.Members.Any(member => member.Operands.Any(operand => Views.Root(operand) is ReduceTensor { Kind: ReduceKind.ArgMax })) ? "MaximaGradient"
            : "Elements";
        return purpose + Number(group.Columns);
    }

    public static string OfCopy(int columns) => $"Copy{Number(columns)}";
}
