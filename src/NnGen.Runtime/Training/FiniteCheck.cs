namespace NnGen;

/// <summary>Whether a block holds no NaN and no infinity, asked on a team's threads.</summary>
internal sealed class FiniteCheck(ThreadTeam team, AlignedMemory block) : IRangeJob
{
    private volatile bool _isFinite;

    public bool Run()
    {
        _isFinite = true;
        team.Share(this, block.Length);
        return _isFinite;
    }

    void IRangeJob.Run(int start, int length)
    {
        if (!FlatKernels.IsFinite(block.Span.Slice(start, length)))
        {
            _isFinite = false;
        }
    }
}
