namespace NnGen.Generator.Scheduling;

/// <summary>
/// Where zero inputs are worth skipping: images and ReLU outputs are mostly zero, and one sample's product takes as long as loading its
/// weights. A row of weights that comes from the second cache costs a cycle for 32 bytes, finding the inputs that are not zero about 1.5
/// cycles each, so rows of 64 columns and more pay where at least a quarter of the inputs are zero; rows in the first cache, or shared by
/// the samples of a batch, do not.
/// </summary>
internal static class ZeroSkipping
{
    private const int LeastColumns = 64;
    private const int LeastTerms = 32;

    public static bool Pays(int terms, int columns, int parameterStorage) =>
        parameterStorage > Caches.First && columns >= LeastColumns && terms >= LeastTerms;

    /// <summary>Gives the products of a prediction that may skip zeros a kernel that does, and memory for its indices.</summary>
    public static FunctionPlan Apply(FunctionPlan plan)
    {
        var most = 0;
        var steps = new List<Step>();
        foreach (var step in plan.Steps)
        {
            var sparse = Sparse(step);
            most = Math.Max(most, sparse?.Terms.Constant ?? 0);
            steps.Add(sparse is null ? step : ((KernelStep)step) with { Sparse = sparse, IndexOffset = plan.FixedLength });
        }

        return plan with { Steps = steps.ToEquatableArray(), FixedLength = plan.FixedLength + Storage.Pad(most) };
    }

    private static ProductKernel? Sparse(Step step) =>
        step is KernelStep { RowsPerSample: 1, Kernel: ProductKernel { MaySkipZeros: true } product }
            ? product with { Rows = new Extent(1), SkipsZeros = true, Purpose = "Sparse" + product.Purpose }
            : null;
}
