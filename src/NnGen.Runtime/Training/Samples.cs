namespace NnGen;

/// <summary>Inputs, sample by sample: floats, or the tokens of a network with an embedding.</summary>
internal readonly ref struct Samples
{
    public Samples(ReadOnlySpan<float> numbers) => Numbers = numbers;

    public Samples(ReadOnlySpan<int> tokens)
    {
        Tokens = tokens;
        AreTokens = true;
    }

    public bool AreTokens { get; }

    public ReadOnlySpan<float> Numbers { get; }

    public ReadOnlySpan<int> Tokens { get; }

    public int Length => AreTokens ? Tokens.Length : Numbers.Length;

    public Samples Slice(int start, int length) => AreTokens ? new(Tokens.Slice(start, length)) : new(Numbers.Slice(start, length));

    /// <summary>What the caller's argument is called.</summary>
    public string Name => AreTokens ? "tokens" : "inputs";
}
