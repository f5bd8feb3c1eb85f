namespace NnGen;

/// <summary>What an epoch starts from, for going back where it diverges: a velocity or mean that has overflowed would spoil good parameters again.</summary>
internal sealed class EpochStart(int parameterLength, int bufferLength, Optimizer optimizer)
{
    private readonly Snapshot _network = new(parameterLength, bufferLength);
    private readonly float[][] _states = [.. optimizer.States.Select(state => new float[state.Memory.Span.Length])];
    private long _updates;

    /// <summary>Copies the network and the optimizer's state.</summary>
    public void Take(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        _network.Take(parameters, buffers);
        _updates = optimizer.StepCount;
        for (var i = 0; i < _states.Length; i++)
        {
            optimizer.States[i].Memory.Span.CopyTo(_states[i]);
        }
    }

    /// <summary>Puts them back.</summary>
    public void Restore(Span<float> parameters, Span<float> buffers)
    {
        _network.Restore(parameters, buffers);
        optimizer.StepCount = _updates;
        for (var i = 0; i < _states.Length; i++)
        {
            _states[i].CopyTo(optimizer.States[i].Memory.Span);
        }
    }
}
