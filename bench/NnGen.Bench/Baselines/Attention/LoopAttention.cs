namespace NnGen.Bench.Baselines.Attention;

/// <summary>Causal attention with several heads, whose queries, keys and values are one product.</summary>
internal sealed class LoopAttention
{
    private readonly int _tokens;
    private readonly int _heads;
    private readonly LoopRows _projection;
    private readonly LoopRows _output;
    private readonly float[] _projected;
    private readonly float[] _mixed;
    private readonly float[] _weights;

    public LoopAttention(int tokens, int heads, LoopRows projection, LoopRows output, int width)
    {
        (_tokens, _heads, _projection, _output) = (tokens, heads, projection, output);
        (_projected, _mixed, _weights) = (new float[tokens * 3 * width], new float[tokens * width], new float[tokens]);
    }

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        _projection.Forward(x, _projected, _tokens);
        for (var head = 0; head < _heads; head++)
        {
            for (var token = 0; token < _tokens; token++)
            {
                Attend(head, token);
            }
        }

        _output.Forward(_mixed, y, _tokens);
    }

    /// <summary>Mixes the values of a token and those before it, by the softmax of query · key / √size.</summary>
    private void Attend(int head, int token)
    {
        var width = _mixed.Length / _tokens;
        var size = width / _heads;
        var query = _projected.AsSpan((token * 3 * width) + (head * size), size);
        var sum = 0f;
        for (var other = 0; other <= token; other++)
        {
            var score = 0f;
            for (var i = 0; i < size; i++)
            {
                score += query[i] * _projected[(((other * 3) + 1) * width) + (head * size) + i];
            }

            _weights[other] = MathF.Exp(score / MathF.Sqrt(size));
            sum += _weights[other];
        }

        var mixed = _mixed.AsSpan((token * width) + (head * size), size);
        mixed.Clear();
        for (var other = 0; other <= token; other++)
        {
            for (var i = 0; i < size; i++)
            {
                mixed[i] += _weights[other] / sum * _projected[(((other * 3) + 2) * width) + (head * size) + i];
            }
        }
    }
}
