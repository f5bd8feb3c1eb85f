namespace NnGen;

/// <summary>The order of an epoch's samples, and one mini-batch of them copied together, mixed where a mixer is at hand.</summary>
internal sealed class BatchBuffers
{
    private readonly Dataset _data;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly int[] _tokens;
    private readonly float[] _targets;
    private readonly int[] _labels;
    private readonly BatchMixer? _mixer;

    public BatchBuffers(Dataset data, FitOptions options, int outputSize)
    {
        var batchSize = options.BatchSize;
        _data = data;
        BatchSize = Math.Min(batchSize, data.Count);
        _order = new int[data.Count];
        _inputs = new float[data.HasTokens ? 0 : checked(BatchSize * data.InputSize)];
        _tokens = new int[data.HasTokens ? checked(BatchSize * data.InputSize) : 0];
        _targets = new float[checked(BatchSize * data.TargetSize)];
        _labels = new int[checked(BatchSize * data.LabelsPerSample)];
        _mixer = options.Mixup > 0 ? new BatchMixer(options.Mixup, BatchSize, data.InputSize, outputSize, data.LabelsPerSample) : null;
    }

    public int BatchSize { get; }

    public int Batches => ((_data.Count - 1) / BatchSize) + 1;

    /// <summary>The samples of the batch that was loaded.</summary>
    public int Count { get; private set; }

    public Samples Inputs => _mixer is not null ? new(_mixer.Inputs(Count))
        : _data.HasTokens ? new(_tokens.AsSpan(0, Count * _data.InputSize))
        : new(PureInputs);

    public ReadOnlySpan<float> Targets => _mixer is null ? PureTargets : _mixer.Targets(Count);

    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count * _data.LabelsPerSample);

    /// <summary>Whether the batch has labels; mixed ones have become targets.</summary>
    public bool HasLabels => _data.HasLabels && _mixer is null;

    /// <summary>The inputs before they were mixed; empty where they are tokens.</summary>
    public ReadOnlySpan<float> PureInputs => _data.HasTokens ? [] : _inputs.AsSpan(0, Count * _data.InputSize);

    /// <summary>The targets before they were mixed.</summary>
    public ReadOnlySpan<float> PureTargets => _targets.AsSpan(0, Count * _data.TargetSize);

    /// <summary>Whether the data have labels.</summary>
    public bool HasPureLabels => _data.HasLabels;

    public void StartEpoch(FitOptions options, int epoch)
    {
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (options.Shuffle)
        {
            new RandomSource(options.Seed, epoch).Shuffle(_order.AsSpan());
        }

        _mixer?.StartEpoch(options.Seed, epoch);
    }

    public void Load(int batch)
    {
        var start = batch * BatchSize;
        Count = Math.Min(BatchSize, _order.Length - start);
        _data.CopyTo(_order.AsSpan(start, Count), _inputs, _tokens, _targets, _labels);
        _mixer?.Mix(Count, PureInputs, PureTargets, Labels);
    }

    /// <summary>The sample, as numbered in the data set, at a row of the batch that was loaded.</summary>
    public int SampleAt(int batch, int row) => _order[(batch * BatchSize) + row];
}
