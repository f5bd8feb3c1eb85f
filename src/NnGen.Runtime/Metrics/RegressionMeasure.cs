namespace NnGen;

/// <summary>Adds up errors, and for each output the spread of its targets (Welford's sums), in order and in double precision.</summary>
internal sealed class RegressionMeasure(int outputSize)
{
    private readonly double[] _means = new double[outputSize];
    private readonly double[] _spreads = new double[outputSize];
    private readonly double[] _squares = new double[outputSize];
    private double _magnitudes;
    private long _count;

    public float MeanAbsoluteError => (float)(_magnitudes / (_count * (double)outputSize));

    /// <summary>1 − Σ(y − t)²/Σ(t − t̄)² for each output, averaged; for an output whose targets are all equal, 1 without errors and else 0.</summary>
    public float RSquared
    {
        get
        {
            var sum = _count == 0 ? double.NaN : 0.0;
            for (var o = 0; o < outputSize; o++)
            {
                sum += _spreads[o] > 0 ? 1 - (_squares[o] / _spreads[o]) : _squares[o] > 0 ? 0 : 1;
            }

            return (float)(sum / outputSize);
        }
    }

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (var start = 0; start < outputs.Length; start += outputSize)
        {
            _count++;
            for (var o = 0; o < outputSize; o++)
            {
                double target = targets[start + o];
                var error = outputs[start + o] - target;
                var before = target - _means[o];
                _means[o] += before / _count;
                _spreads[o] += before * (target - _means[o]);
                _squares[o] += error * error;
                _magnitudes += Math.Abs(error);
            }
        }
    }

    /// <summary>The measure of some rows.</summary>
    public static RegressionMeasure Of(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        if (outputs.Length != targets.Length || outputs.Length % outputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"outputs and targets must have one length, a multiple of {outputSize} (outputSize), but have {outputs.Length} and {targets.Length}."), nameof(targets));
        }

        var measure = new RegressionMeasure(outputSize);
        measure.Add(outputs, targets);
        return measure;
    }
}
