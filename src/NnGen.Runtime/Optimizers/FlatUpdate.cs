namespace NnGen;

/// <summary>An update of a block of parameters, element by element, so that threads can share it out.</summary>
internal abstract unsafe class FlatUpdate : IRangeJob
{
    private float* _parameters;
    private float* _gradients;

    /// <summary>Updates a block.</summary>
    public void Run(ThreadTeam team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* w = parameters, g = gradients)
        {
            _parameters = w;
            _gradients = g;
            team.Share(this, parameters.Length);
        }
    }

    void IRangeJob.Run(int start, int length) =>
        Run(new Span<float>(_parameters + start, length), new ReadOnlySpan<float>(_gradients + start, length), start);

    /// <summary>Updates a range, whose first element is number <paramref name="start"/> of the block.</summary>
    protected abstract void Run(Span<float> parameters, ReadOnlySpan<float> gradients, int start);
}
