namespace NnGen;

/// <summary>
/// Loss and gradients of a mini-batch, on a team's threads. They take rounds of one chunk of samples each: first every thread computes the
/// deltas of its chunk, then every thread adds to its own rows of the gradients those of all chunks, in order. So no sum depends on how
/// many threads there are. Where the pass has stages, all chunks go through one before the next begins.
/// </summary>
internal sealed unsafe class BatchPass<TNet> : ITeamJob
    where TNet : class, INetwork<TNet>
{
    /// <summary>Chunks are whole tiles of this many rows, which products are quickest with.</summary>
    private const int TileRows = 8;

    private static readonly NetworkInfo Info = TNet.Info;

    private readonly TNet _net;
    private readonly ThreadTeam _team;
    private readonly AlignedMemory _gradients;
    private readonly Workspace[] _workspaces;
    private readonly BatchMemory _batch = new(Info);
    private void* _inputs;
    private float* _targets;
    private int* _labels;
    private int _count;
    private float _scale;
    private ulong _step;
    private int _stage;
    private int _start;
    private int _chunk;
    private bool _isOfGradients;

    /// <param name="net">The network.</param>
    /// <param name="team">The threads.</param>
    /// <param name="gradients">Where the gradients go.</param>
    public BatchPass(TNet net, ThreadTeam team, AlignedMemory gradients)
    {
        (_net, _team, _gradients) = (net, team, gradients);
        _workspaces = new Workspace[team.Count];
        for (var i = 0; i < _workspaces.Length; i++)
        {
            _workspaces[i] = Workspace.For<TNet>(Info.ChunkSize);
        }
    }

    /// <summary>The first thread's workspace, free between batches.</summary>
    public Workspace Workspace => _workspaces[0];

    /// <summary>Overwrites the gradients with those of the sum of losses, times <paramref name="scale"/>. Returns that sum, not scaled.</summary>
    public double Run(Samples inputs, ReadOnlySpan<float> targets, float scale, long step, HitCounter? hits)
    {
        fixed (float* t = targets)
        {
            _targets = t;
            _labels = null;
            return Run(inputs, scale, step, hits);
        }
    }

    /// <summary>The same with labels.</summary>
    public double Run(Samples inputs, ReadOnlySpan<int> labels, float scale, long step, HitCounter? hits)
    {
        fixed (int* l = labels)
        {
            _targets = null;
            _labels = l;
            return Run(inputs, scale, step, hits);
        }
    }

    /// <summary>Gives the network's buffers their new values, after the batch at hand.</summary>
    public void UpdateBuffers() => TNet.UpdateBuffers(_net.Buffers, _workspaces[0]);

    void ITeamJob.Run(int part, int parts)
    {
        if (_isOfGradients)
        {
            for (var chunk = 0; SamplesOf(chunk) > 0; chunk++)
            {
                AddGradients(chunk, part, parts);
            }
        }
        else if (SamplesOf(part) > 0)
        {
            ComputeDeltas(part);
        }
    }

    private double Run(Samples inputs, float scale, long step, HitCounter? hits)
    {
        fixed (float* numbers = inputs.Numbers)
        fixed (int* tokens = inputs.Tokens)
        {
            _inputs = inputs.AreTokens ? tokens : numbers;
            return Run(inputs.Length / TNet.InputSize, scale, step, hits);
        }
    }

    private double Run(int count, float scale, long step, HitCounter? hits)
    {
        (_count, _scale, _step) = (count, scale, (ulong)step);
        if (Info.Stages > 1)
        {
            _batch.Reserve(count);
        }

        var sum = 0.0;
        for (_stage = 0; _stage < Info.Stages; _stage++)
        {
            for (_start = 0; _start < count; _start += _chunk * _team.Count)
            {
                sum = RunRound(count, sum, hits);
            }
        }

        return sum;
    }

    /// <summary>One chunk for each thread. Returns the sum of losses, continued in the stage that computes them.</summary>
    private double RunRound(int count, double sum, HitCounter? hits)
    {
        var share = ((count - _start - 1) / _team.Count) + 1;
        _chunk = Math.Min(Info.ChunkSize, (share + TileRows - 1) / TileRows * TileRows);
        _isOfGradients = false;
        _team.Run(this);
        for (var chunk = 0; _stage == Info.LossStage && SamplesOf(chunk) > 0; chunk++)
        {
            sum = RowLosses.Sum(Info, _workspaces[chunk], SamplesOf(chunk), sum);
            CountHits(hits, chunk);
        }

        _isOfGradients = true;
        _team.Run(this);
        return sum;
    }

    private int FirstOf(int chunk) => _start + (chunk * _chunk);

    /// <summary>The samples of one of the round's chunks; 0 for those after the last.</summary>
    private int SamplesOf(int chunk) => chunk < _workspaces.Length ? Math.Clamp(_count - FirstOf(chunk), 0, _chunk) : 0;

    private Samples Inputs(int chunk)
    {
        var (first, length) = ((long)FirstOf(chunk) * TNet.InputSize, SamplesOf(chunk) * TNet.InputSize);
        return Info.ReadsTokens
            ? new(new ReadOnlySpan<int>((int*)_inputs + first, length))
            : new(new ReadOnlySpan<float>((float*)_inputs + first, length));
    }

    private ReadOnlySpan<float> Targets(int chunk) => new(_targets + ((long)FirstOf(chunk) * TNet.OutputSize), SamplesOf(chunk) * TNet.OutputSize);

    private ReadOnlySpan<int> Labels(int chunk) => new(_labels + ((long)FirstOf(chunk) * Info.LabelsPerSample), SamplesOf(chunk) * Info.LabelsPerSample);

    private void ComputeDeltas(int chunk)
    {
        var workspace = _workspaces[chunk];
        (workspace.Seed, workspace.Step, workspace.FirstRow) = (_net.Seed, _step, FirstOf(chunk));
        workspace.Stage = _stage;
        workspace.JoinBatch(_batch, _count, FirstOf(chunk));
        if (_labels is null)
        {
            SampleCalls<TNet>.ComputeDeltas(_net, Inputs(chunk), Targets(chunk), workspace, _scale, continuing: _start > 0);
        }
        else
        {
            SampleCalls<TNet>.ComputeDeltas(_net, Inputs(chunk), Labels(chunk), workspace, _scale, continuing: _start > 0);
        }
    }

    private void AddGradients(int chunk, int part, int parts)
    {
        var accumulate = FirstOf(chunk) > 0;
        if (_labels is null)
        {
            SampleCalls<TNet>.AddGradients(Inputs(chunk), Targets(chunk), _workspaces[chunk], _gradients.Span, accumulate, part, parts);
        }
        else
        {
            SampleCalls<TNet>.AddGradients(Inputs(chunk), Labels(chunk), _workspaces[chunk], _gradients.Span, accumulate, part, parts);
        }
    }

    private void CountHits(HitCounter? hits, int chunk)
    {
        if (_labels is null)
        {
            hits?.Count(_workspaces[chunk], SamplesOf(chunk), Targets(chunk));
        }
        else
        {
            hits?.Count(_workspaces[chunk], SamplesOf(chunk), Labels(chunk));
        }
    }
}
