using static NnGen.Tests.Streaming.Streamed;

namespace NnGen.Tests.Streaming;

/// <summary>A sequence of tokens, one after the other, has the bits of the sequence as a whole.</summary>
public class TokenStreamingTests
{
    private delegate void Step<TState>(ref TState state, int token, Span<float> output);

    [Fact]
    public void Steps_give_the_bits_of_the_whole()
    {
        AssertSameBits<TokenStream, TokenStream.State>(net => net.Step, 11);
        AssertSameBits<TwoTableStream, TwoTableStream.State>(net => net.Step, 7);
        AssertSameBits<WaveStream, WaveStream.State>(net => net.Step, 11);
        AssertSameBits<TransformerStream, TransformerStream.State>(net => net.Step, 17);
    }

    [Fact]
    public void Parameters_may_lie_elsewhere()
    {
        var net = new TokenStream(seed: 5);
        var (own, elsewhere) = (new float[11], new float[11]);
        var (state, other) = (default(TokenStream.State), default(TokenStream.State));
        net.Step(ref state, 3, own);
        TokenStream.Step(net.Parameters, ref other, 3, elsewhere);
        Assert.Equal(Bits(own), Bits(elsewhere));
        Assert.Equal(Bits(state.Values), Bits(other.Values));
    }

    [Fact]
    public void A_million_steps_allocate_nothing_and_stay_finite()
    {
        var net = new TokenStream(seed: 6);
        var (output, state) = (new float[11], default(TokenStream.State));
        net.Step(ref state, 0, output);
        Assert.True(AllocatedBy(() => _ = new float[4]) > 0, "The control allocates.");
        Assert.Equal(0, AllocatedBy(() =>
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                net.Step(ref state, i % 11, output);
            }
        }));
        Assert.Equal(1, output.Sum(), 1e-5f);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MinValue)]
    public void A_token_that_is_none_is_named(int token)
    {
        var (net, state, output) = (new TokenStream(), Filled(), new float[11]);
        var exception = Assert.Throws<ArgumentException>(() => net.Step(ref state, token, output));
        Assert.Equal("token", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"token is {token}; the vocabulary has 11, so that a token must be from 0 to 10."), exception.Message, StringComparison.Ordinal);
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0.5f, value));
        Assert.All(output, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_smallest_table_says_what_tokens_there_are()
    {
        var (net, state) = (new TwoTableStream(), default(TwoTableStream.State));
        net.Step(ref state, 6, new float[5]);
        var exception = Assert.Throws<ArgumentException>(() => net.Step(ref state, 7, new float[5]));
        Assert.Contains("from 0 to 6", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_lengths_are_named_and_leave_the_state()
    {
        var (net, state) = (new TokenStream(), Filled());
        AssertThrows("output", "output.Length must be 11 (StepOutputSize), but is 12.", () => net.Step(ref state, 1, new float[12]));
        AssertThrows("parameters", "parameters.Length must be", () => TokenStream.Step(new float[7], ref state, 1, new float[11]));
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0.5f, value));
    }

    private static TokenStream.State Filled()
    {
        var state = default(TokenStream.State);
        state.Values.Fill(0.5f);
        return state;
    }

    private static void AssertThrows(string parameter, string message, Action call)
    {
        var exception = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static void AssertSameBits<TNet, TState>(Func<TNet, Step<TState>> stepOf, int vocabulary)
        where TNet : class, ITokenNetwork<TNet>
        where TState : struct
    {
        var net = TNet.Create(seed: 2);
        Sequence(net.Parameters.Length, 4).CopyTo(net.Parameters);
        var (step, state, tokens) = (stepOf(net), default(TState), DrawTokens(TNet.InputSize, vocabulary, 9));
        var (expected, output) = (new float[TNet.OutputSize], new float[TNet.OutputSize]);
        TNet.Predict(net.Parameters, net.Buffers, tokens, expected);
        var size = TNet.OutputSize / TNet.InputSize;
        for (var t = 0; t < TNet.InputSize; t++)
        {
            step(ref state, tokens[t], output.AsSpan(t * size, size));
        }

        Assert.Equal(Bits(expected), Bits(output));
    }
}
