namespace NnGen;

/// <summary>Decoupled weight decay, w ← (1 − η·λ)·w, of the weights: biases and scales are not decayed.</summary>
internal sealed class DecoupledDecay(NetworkInfo info, float decay)
{
    private readonly (int Offset, int Length)[] _weights =
        [.. info.Parameters.Where(p => p.Role == ParameterRole.Weight).Select(p => (p.Offset, p.RowCount * p.RowStride))];

    private readonly Scaling _scaling = new();

    /// <summary>Decays the weights of a parameter block.</summary>
    public void Run(ThreadTeam team, Span<float> parameters, float learningRate)
    {
        if (decay == 0)
        {
            return;
        }

        var keep = (float)(1.0 - ((double)learningRate * decay));
        foreach (var (offset, length) in _weights)
        {
            _scaling.Run(team, parameters.Slice(offset, length), keep);
        }
    }
}
