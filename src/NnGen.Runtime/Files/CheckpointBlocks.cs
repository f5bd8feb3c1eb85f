namespace NnGen.Files;

/// <summary>
/// What a checkpoint holds besides numbers, as copies of blocks of memory and the tensors in them: the network, the optimizer's state
/// and the averages in the layout of the parameters, the best epoch's network.
/// </summary>
internal sealed class CheckpointBlocks
{
    private readonly List<FileTensor> _tensors = [];
    private readonly List<float[]> _copies = [];

    public CheckpointBlocks(
        NetworkInfo info, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, IReadOnlyList<OptimizerState> states, AlignedMemory? average,
        Snapshot? best)
    {
        AddNetwork(info, "", parameters, buffers);
        foreach (var state in states)
        {
            Add(FileTensors.OfParameters(info, $"optimizer.{state.Name}.", _copies.Count), state.Memory.Span);
        }

        if (average is not null)
        {
            Add(FileTensors.OfParameters(info, "average.", _copies.Count), average.Span);
        }

        if (best is not null)
        {
            AddNetwork(info, "best.", best.Parameters, best.Buffers);
        }
    }

    public IReadOnlyList<FileTensor> Tensors => _tensors;

    /// <summary>The blocks: parameters, buffers, states, then averages and the best parameters and buffers where there are any.</summary>
    public IReadOnlyList<float[]> Copies => _copies;

    /// <summary>Copies all blocks to where they came from.</summary>
    public void CopyBack(Span<float> parameters, Span<float> buffers, IReadOnlyList<OptimizerState> states, AlignedMemory? average, Snapshot? best)
    {
        var block = 0;
        _copies[block++].CopyTo(parameters);
        _copies[block++].CopyTo(buffers);
        foreach (var state in states)
        {
            _copies[block++].CopyTo(state.Memory.Span);
        }

        if (average is not null)
        {
            _copies[block++].CopyTo(average.Span);
        }

        if (best is not null)
        {
            _copies[block++].CopyTo(best.Parameters);
            _copies[block].CopyTo(best.Buffers);
        }
    }

    private void AddNetwork(NetworkInfo info, string prefix, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        Add(FileTensors.OfParameters(info, prefix, _copies.Count), parameters);
        Add(FileTensors.OfBuffers(info, prefix, _copies.Count), buffers);
    }

    private void Add(IEnumerable<FileTensor> tensors, ReadOnlySpan<float> block)
    {
        _tensors.AddRange(tensors);
        _copies.Add(block.ToArray());
    }
}
