namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>The samples at the given indices, in that order; an index may occur more than once.</summary>
    /// <exception cref="ArgumentException">There are no indices.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Dataset Subset(ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty)
        {
            throw new ArgumentException("indices must name at least one sample, but is empty.", nameof(indices));
        }

        var inputs = new float[HasTokens ? 0 : checked(indices.Length * InputSize)];
        var tokens = new int[HasTokens ? checked(indices.Length * InputSize) : 0];
        var targets = new float[checked(indices.Length * TargetSize)];
        var labels = new int[checked(indices.Length * LabelsPerSample)];
        CopyTo(indices, inputs, tokens, targets, labels);
        return new Dataset(inputs, tokens, InputSize, targets, TargetSize, labels, LabelsPerSample);
    }

    /// <summary>The same samples in a random order that depends on the seed alone.</summary>
    public Dataset Shuffled(ulong seed) => Subset(Order(seed));

    /// <summary>
    /// Divides the samples at random into two parts. The first has round(<paramref name="fraction"/> · Count) samples, but each part at least one.
    /// </summary>
    /// <param name="fraction">The first part's share, above 0 and below 1.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range.</exception>
    /// <exception cref="InvalidOperationException">There is only one sample.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, ulong seed)
    {
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), FormattableString.Invariant($"fraction must be above 0 and below 1, but is {fraction}."));
        }

        if (Count < 2)
        {
            throw new InvalidOperationException("A data set of one sample cannot be divided.");
        }

        var order = Order(seed);
        var first = Math.Clamp((int)Math.Round(fraction * Count), 1, Count - 1);
        return (Subset(order.AsSpan(0, first)), Subset(order.AsSpan(first)));
    }

    /// <summary>Copies samples into buffers that are long enough.</summary>
    internal void CopyTo(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> tokens, Span<float> targets, Span<int> labels)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var index = CheckIndex(indices[i], nameof(indices));
            if (HasTokens)
            {
                TokensOf(index).CopyTo(tokens[(i * InputSize)..]);
            }
            else
            {
                Input(index).CopyTo(inputs[(i * InputSize)..]);
            }

            Targets.Slice(index * TargetSize, TargetSize).CopyTo(targets[(i * TargetSize)..]);
            Labels.Slice(index * LabelsPerSample, LabelsPerSample).CopyTo(labels[(i * LabelsPerSample)..]);
        }
    }

    private int[] Order(ulong seed)
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new RandomSource(seed).Shuffle(order.AsSpan());
        return order;
    }
}
