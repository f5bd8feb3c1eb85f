namespace NnGen;

/// <summary>
/// Mixup (Zhang et al. 2018): x̃ᵢ = λ·xᵢ + (1 − λ)·xⱼ and ỹᵢ = λ·yᵢ + (1 − λ)·yⱼ, where λ ~ Beta(α, α) is drawn once a batch and j runs through a
/// random order of the batch. Labels become rows of a 1 and zeros.
/// </summary>
internal sealed class BatchMixer(float alpha, int batchSize, int inputSize, int targetSize, int labelsPerSample)
{
    private readonly float[] _inputs = new float[checked(batchSize * inputSize)];
    private readonly float[] _pure = new float[labelsPerSample == 0 ? 0 : checked(batchSize * targetSize)];
    private readonly float[] _targets = new float[checked(batchSize * targetSize)];
    private readonly int[] _partners = new int[batchSize];
    private RandomSource _random = new(0);

    public ReadOnlySpan<float> Inputs(int count) => _inputs.AsSpan(0, count * inputSize);

    public ReadOnlySpan<float> Targets(int count) => _targets.AsSpan(0, count * targetSize);

    /// <summary>Streams 1, 2, … of the seed are the epochs' orders; this takes −2, −3, ….</summary>
    public void StartEpoch(ulong seed, int epoch) => _random = new RandomSource(seed, ~epoch);

    public void Mix(int count, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        var lambda = SymmetricBeta.Next(_random, alpha);
        var partners = _partners.AsSpan(0, count);
        for (var i = 0; i < count; i++)
        {
            partners[i] = i;
        }

        _random.Shuffle(partners);
        Mix(inputs, _inputs, inputSize, partners, lambda);
        Mix(labelsPerSample == 0 ? targets : OneHot(labels), _targets, targetSize, partners, lambda);
    }

    private static void Mix(ReadOnlySpan<float> from, Span<float> to, int size, ReadOnlySpan<int> partners, float lambda)
    {
        for (var row = 0; row < partners.Length; row++)
        {
            var first = from.Slice(row * size, size);
            var second = from.Slice(partners[row] * size, size);
            var mixed = to.Slice(row * size, size);
            for (var i = 0; i < size; i++)
            {
                mixed[i] = (lambda * first[i]) + ((1f - lambda) * second[i]);
            }
        }
    }

    private ReadOnlySpan<float> OneHot(ReadOnlySpan<int> labels)
    {
        var classes = targetSize / labelsPerSample;
        var rows = _pure.AsSpan(0, labels.Length * classes);
        rows.Clear();
        for (var row = 0; row < labels.Length; row++)
        {
            rows[(row * classes) + labels[row]] = 1f;
        }

        return rows;
    }
}
