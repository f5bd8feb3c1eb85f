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
        return plan.FixedLength > 0 || plan.Steps.Any(step => !IsOneKernel(step)) || ForOneSample(plan) is var one && one == plan ? null : one;
    }

    /// <summary>The same plan with the kernels inlined into one method, if they are few.</summary>
    public static FunctionPlan ForOneSample(FunctionPlan plan) => plan.Steps.Count > MostSteps
        ? plan
        : plan with { Steps = plan.Steps.Select(step => step is KernelStep kernel && IsOneKernel(step) ? ForOneSample(kernel) : step).ToEquatableArray() };

    private static bool IsOneKernel(Step step) => step is KernelStep { Kernel.OuterRows.Count: 0 };

    private static KernelStep ForOneSample(KernelStep step)
    {
        var rows = new Extent(Math.Max(1, step.RowsPerSample));
        Kernel kernel = step.Kernel switch
        {
            ProductKernel product => product with { Rows = rows, IsInlined = true, Purpose = "Sample" + product.Purpose },
            WindowKernel windows => windows with { Rows = rows, IsInlined = true, Purpose = "Sample" + windows.Purpose },
            RowKernel maps => maps with { Rows = rows, IsInlined = true, Purpose = "Sample" + maps.Purpose },
            _ => throw new InvalidOperationException($"A prediction has no {step.Kernel.GetType().Name}."),
        };
        return step with { Kernel = kernel };
    }
}
