using NnGen.CompilerServices;

namespace NnGen.Bench.Baselines.Attention;

/// <summary>A causal transformer block, normalised before its two branches, as plain loops over spans and <see cref="MathF"/>; .NET has no error function but NnGen's.</summary>
internal sealed class LoopTransformerBlock
{
    private readonly int _tokens;
    private readonly int _width;
    private readonly LoopLayerNorm _first;
    private readonly LoopAttention _attention;
    private readonly LoopLayerNorm _second;
    private readonly LoopRows _expand;
    private readonly LoopRows _contract;
    private readonly float[] _normalized;
    private readonly float[] _mixed;
    private readonly float[] _hidden;

    /// <param name="tokens">The length of the sequence.</param>
    /// <param name="width">The features of a token.</param>
    /// <param name="heads">The heads of the attention.</param>
    /// <param name="hidden">The units between the two dense layers.</param>
    /// <param name="parameters">The parameters in their logical order.</param>
    public LoopTransformerBlock(int tokens, int width, int heads, int hidden, float[] parameters)
    {
        var start = 0;
        float[] Take(int length) => parameters[start..(start += length)];

        (_tokens, _width) = (tokens, width);
        _first = new(Take(width), Take(width));
        _attention = new(tokens, heads, new(Take(width * 3 * width), Take(3 * width)), new(Take(width * width), Take(width)), width);
        _second = new(Take(width), Take(width));
        (_expand, _contract) = (new(Take(width * hidden), Take(hidden)), new(Take(hidden * width), Take(width)));
        (_normalized, _mixed, _hidden) = (new float[tokens * width], new float[tokens * width], new float[tokens * hidden]);
    }

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        _first.Forward(x, _normalized);
        _attention.Forward(_normalized, _mixed);
        Add(x, _mixed);
        _second.Forward(_mixed, _normalized);
        _expand.Forward(_normalized, _hidden, _tokens);
        foreach (ref var z in _hidden.AsSpan())
        {
            z = 0.5f * z * (1 + VectorMath.Erf(z * 0.70710678f));
        }

        _contract.Forward(_hidden, y, _tokens);
        Add(_mixed, y[..(_tokens * _width)]);
    }

    private static void Add(ReadOnlySpan<float> x, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += x[i];
        }
    }
}
