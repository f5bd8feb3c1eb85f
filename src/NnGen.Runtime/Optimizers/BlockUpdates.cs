namespace NnGen;

/// <summary>w ← s·w.</summary>
internal sealed class Scaling : FlatUpdate
{
    private float _factor;

    /// <summary>Scales a block.</summary>
    public void Run(ThreadTeam team, Span<float> block, float factor)
    {
        _factor = factor;
        Run(team, block, block);
    }

    protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) => FlatKernels.Scale(parameters, _factor);
}

/// <summary>g ← min(max(g, −c), c).</summary>
internal sealed class Clamping(float limit) : FlatUpdate
{
    protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) => FlatKernels.Clamp(parameters, limit);
}

/// <summary>w ← sign(w)·max(|w| − t, 0).</summary>
internal sealed class Shrinking : FlatUpdate
{
    private float _threshold;

    /// <summary>Shrinks a block.</summary>
    public void Run(ThreadTeam team, Span<float> block, float threshold)
    {
        _threshold = threshold;
        Run(team, block, block);
    }

    protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) => FlatKernels.Shrink(parameters, _threshold);
}

/// <summary>a ← a + s·(w − a), averages where parameters stand else.</summary>
internal sealed class Averaging(float share) : FlatUpdate
{
    protected override void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start) =>
        FlatKernels.Average(parameters, gradients, share);
}
