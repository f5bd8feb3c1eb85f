namespace NnGen;

/// <summary>The penalties on weights, L1 and L2, and what shrinks weights beside the optimizer.</summary>
internal sealed class Penalties(NetworkInfo info, TrainerOptions options)
{
    private readonly ParameterInfo[] _weights = [.. info.Parameters.Where(parameter => parameter.Role == ParameterRole.Weight)];
    private readonly DecoupledDecay _decay = new(info, options.WeightDecay);
    private readonly Shrinking _shrinking = new();

    /// <summary>Adds the penalties' gradients; returns λ₂/2·Σw² + λ₁·Σ|w|.</summary>
    public float Add(ReadOnlySpan<float> parameters, Span<float> gradients)
    {
        var penalty = 0.0;
        if (options.L2 > 0)
        {
            penalty += 0.5 * options.L2 * Sum(parameters, gradients, options.L2, areSquares: true);
        }

        if (options.L1 > 0)
        {
            var share = options.L1Form == L1Form.Subgradient ? options.L1 : 0f;
            penalty += options.L1 * Sum(parameters, gradients, share, areSquares: false);
        }

        return (float)penalty;
    }

    /// <summary>What comes before the optimizer's update.</summary>
    public void Decay(ThreadTeam team, Span<float> parameters, float learningRate) => _decay.Run(team, parameters, learningRate);

    /// <summary>What comes after it.</summary>
    public void Shrink(ThreadTeam team, Span<float> parameters, Optimizer optimizer)
    {
        if (options.L1 == 0 || options.L1Form != L1Form.Proximal)
        {
            return;
        }

        foreach (var weight in _weights)
        {
            _shrinking.Run(team, parameters.Slice(weight.Offset, weight.RowCount * weight.RowStride), (float)((double)optimizer.LearningRate * optimizer.SteadyGain * options.L1));
        }
    }

    private double Sum(ReadOnlySpan<float> parameters, Span<float> gradients, float lambda, bool areSquares)
    {
        Span<double> lanes = stackalloc double[16];
        lanes.Clear();
        foreach (var weight in _weights)
        {
            var length = weight.RowCount * weight.RowStride;
            var w = parameters.Slice(weight.Offset, length);
            var g = gradients.Slice(weight.Offset, length);
            var rows = new PenaltyRows(weight.RowCount, weight.RowLength, weight.RowStride, lambda);
            if (areSquares)
            {
                FlatKernels.Penalize(w, g, rows, lanes);
            }
            else
            {
                FlatKernels.PenalizeMagnitudes(w, g, rows, lanes);
            }
        }

        return FlatKernels.Sum(lanes);
    }
}
