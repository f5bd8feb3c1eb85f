namespace NnGen;

/// <summary>A copy of a network's parameters and buffers.</summary>
internal sealed class Snapshot(int parameterLength, int bufferLength)
{
    private readonly float[] _parameters = new float[parameterLength];
    private readonly float[] _buffers = new float[bufferLength];

    public Span<float> Parameters => _parameters;

    public Span<float> Buffers => _buffers;

    public void Take(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        parameters.CopyTo(_parameters);
        buffers.CopyTo(_buffers);
    }

    public void Restore(Span<float> parameters, Span<float> buffers)
    {
        _parameters.CopyTo(parameters);
        _buffers.CopyTo(buffers);
    }
}
