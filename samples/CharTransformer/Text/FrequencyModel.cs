namespace CharTransformer.Text;

/// <summary>
/// Guesses a character from those before it by counting: P(c | before) = (n(before, c) + δ) / (n(before) + 64·δ). What a network learns is measured against it.
/// </summary>
public sealed class FrequencyModel
{
    // For what was never counted to be possible; lowers the loss on held-out text more than 1 would.
    private const double Delta = 0.1;

    private readonly Dictionary<int, int[]> _counts = [];
    private readonly int _order;

    /// <summary>Counts.</summary>
    /// <param name="tokens">The text, as numbers of <see cref="Alphabet"/>.</param>
    /// <param name="order">How many characters before each to look at: 0 for frequencies alone, at most 4.</param>
    public FrequencyModel(ReadOnlySpan<int> tokens, int order)
    {
        _order = order;
        for (var i = order; i < tokens.Length; i++)
        {
            var key = KeyOf(tokens.Slice(i - order, order));
            if (!_counts.TryGetValue(key, out var row))
            {
                _counts[key] = row = new int[Alphabet.Size];
            }

            row[tokens[i]]++;
        }
    }

    /// <summary>The cross-entropy of a text, −log P on average, in nats per character.</summary>
    public double Loss(ReadOnlySpan<int> tokens)
    {
        var sum = 0.0;
        for (var i = _order; i < tokens.Length; i++)
        {
            var row = _counts.GetValueOrDefault(KeyOf(tokens.Slice(i - _order, _order)));
            sum -= Math.Log(((row?[tokens[i]] ?? 0) + Delta) / ((row?.Sum() ?? 0) + (Alphabet.Size * Delta)));
        }

        return sum / (tokens.Length - _order);
    }

    private static int KeyOf(ReadOnlySpan<int> tokens)
    {
        var key = 0;
        foreach (var token in tokens)
        {
            key = (key * Alphabet.Size) + token;
        }

        return key;
    }
}
