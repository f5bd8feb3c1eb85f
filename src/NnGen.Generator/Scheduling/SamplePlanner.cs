using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Plans the prediction of one sample by a tiny network: the kernels have their rows as a constant and are inlined into one method, since
/// calls and loops over one row would cost as much as the arithmetic.
/// </summary>
internal static class SamplePlanner
{
    /// <summary>Multiply-adds of a sample beyond which calls no longer show: 4,096 take about 100 ns.</summary>
    private const long MostFlops = 2 * 4096;

    /// <summary>Kernels in one method, so that it stays within the budget in which the JIT inlines and optimises.</summary>
    private const int MostSteps = 12;

    /// <summary>The plan, or null where the network is not tiny.</summary>
    public static FunctionPlan? Plan(NetworkModel model, ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, FunctionOutput output)
    {
        if (model.Layers.Sum(layer => layer.Flops) > MostFlops)
        {
            return null;
        }

        var plan = FunctionPlanner.Plan("PredictOne", layout, given, [output], oneRow: true);
        return plan.FixedLength > 0 || plan.Steps.Any(step => !IsOneKernel(step)) || plan.Steps.Count > MostSteps
            ? null
            : ForOneSample(plan, inlined: true);
    }

    /// <summary>The same plan with the number of rows a constant.</summary>
    public static FunctionPlan ForOneSample(FunctionPlan plan, bool inlined) => plan with
    {
        Steps = plan.Steps.Select(step => step is KernelStep kernel && IsOneKernel(step) ? ForOneSample(kernel, inlined) : step).ToEquatableArray(),
    };

    private static bool IsOneKernel(Step step) => step is KernelStep { Kernel.OuterRows.Count: 0 };

    private static KernelStep ForOneSample(KernelStep step, bool inlined)
    {
        var rows = step.Kernel.Rows.IsRuntime ? new Extent(Math.Max(1, step.RowsPerSample)) : step.Kernel.Rows;
        Kernel kernel = step.Kernel switch
        {
            ProductKernel product => product.WithRows(rows) with { IsInlined = inlined, Purpose = "Sample" + product.Purpose },
            WindowKernel windows => windows with { Rows = rows, IsInlined = inlined, Purpose = "Sample" + windows.Purpose },
            RowKernel maps => maps with { Rows = rows, IsInlined = inlined, Purpose = "Sample" + maps.Purpose },
            _ => throw new InvalidOperationException($"A prediction has no {step.Kernel.GetType().Name}."),
        };
        return step with { Kernel = kernel };
    }
}
