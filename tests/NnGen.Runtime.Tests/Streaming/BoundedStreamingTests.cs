using static NnGen.Tests.Streaming.Streamed;

namespace NnGen.Tests.Streaming;

/// <summary>Streams of networks that know the number of a step, by an encoding of positions or attention to all steps before: they end where the declared sequence does.</summary>
public class BoundedStreamingTests
{
    /// <summary>Far apart, scores leave most weights of the softmax at 0.</summary>
    [Theory]
    [InlineData(1f)]
    [InlineData(40f)]
    public void Attention_to_what_is_remembered_has_the_bits_of_the_whole(float scale)
    {
        var net = new AttentionStream(seed: 2);
        Sequence(net.Parameters.Length, 4).CopyTo(net.Parameters);
        var x = Array.ConvertAll(Sequence(AttentionStream.InputSize, 9), value => value * scale);
        var (expected, output, state) = (new float[AttentionStream.OutputSize], new float[AttentionStream.OutputSize], default(AttentionStream.State));
        net.Predict(x, expected);
        for (var t = 0; t < AttentionStream.MaxSteps; t++)
        {
            net.Step(ref state, x.AsSpan(t * AttentionStream.StepInputSize, AttentionStream.StepInputSize), output.AsSpan(t * AttentionStream.StepOutputSize, AttentionStream.StepOutputSize));
        }

        Assert.Equal(33, AttentionStream.MaxSteps);
        Assert.All(expected, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(Bits(expected), Bits(output));
    }

    [Fact]
    public void One_step_may_be_all()
    {
        var (net, state, x) = (new OneStepStream(seed: 2), default(OneStepStream.State), Sequence(4, 3));
        var (expected, output) = (new float[4], new float[4]);
        net.Predict(x, expected);
        net.Step(ref state, x, output);
        Assert.Equal(Bits(expected), Bits(output));
        Assert.Throws<InvalidOperationException>(() => net.Step(ref state, x, output));
    }

    [Fact]
    public void A_sequence_ends_before_anything_is_changed_and_begins_again_after_a_reset()
    {
        var (net, state, tokens) = (new TransformerStream(seed: 3), default(TransformerStream.State), DrawTokens(21, 17, 1));
        var first = Outputs(net, ref state, tokens);
        Assert.Equal(21, TransformerStream.MaxSteps);
        Assert.Equal(21, state.StepCount);
        var (before, output) = (Bits(state.Values), new float[17]);
        var exception = Assert.Throws<InvalidOperationException>(() => net.Step(ref state, 1, output));
        Assert.Contains("The sequence has had its 21 steps", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Call Reset", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Bits(state.Values));
        Assert.All(output, value => Assert.Equal(0, value));

        state.Reset();
        Assert.Equal(0, state.StepCount);
        Assert.Equal(Bits(first), Bits(Outputs(net, ref state, tokens)));
    }

    [Fact]
    public void A_copy_is_a_snapshot_to_go_on_from_in_another_way()
    {
        var (net, state, tokens) = (new TransformerStream(seed: 3), default(TransformerStream.State), DrawTokens(21, 17, 1));
        Outputs(net, ref state, tokens.AsSpan(0, 8));
        var copy = state;
        var saved = state.Values.ToArray();
        var on = Outputs(net, ref state, tokens.AsSpan(8));
        Assert.NotEqual(Bits(on), Bits(Outputs(net, ref copy, tokens.AsSpan(0, 13))));

        var restored = default(TransformerStream.State);
        saved.CopyTo(restored.Values);
        Assert.Equal(8, restored.StepCount);
        Assert.Equal(Bits(on), Bits(Outputs(net, ref restored, tokens.AsSpan(8))));
        Assert.Equal(Bits(state.Values), Bits(restored.Values));
    }

    /// <summary>The number of a step becomes an address.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1f)]
    [InlineData(1.5f)]
    [InlineData(22f)]
    [InlineData(1e30f)]
    [InlineData(float.NegativeInfinity)]
    public void A_state_that_counts_no_steps_is_refused(float count)
    {
        var (net, state, output) = (new TransformerStream(), default(TransformerStream.State), new float[17]);
        state.Values[0] = count;
        var exception = Assert.Throws<ArgumentException>(() => net.Step(ref state, 1, output));
        Assert.Equal("state", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"state counts {count} steps, which must be a whole number from 0 to 21"), exception.Message, StringComparison.Ordinal);
        Assert.All(output, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Steps_and_resets_allocate_nothing()
    {
        var (net, state, output) = (new TransformerStream(seed: 6), default(TransformerStream.State), new float[17]);
        net.Step(ref state, 0, output);
        Assert.Equal(0, AllocatedBy(() =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                if (state.StepCount == TransformerStream.MaxSteps)
                {
                    state.Reset();
                }

                net.Step(ref state, i % 17, output);
            }
        }));
        Assert.Equal(1, output.Sum(), 1e-5f);
    }

    /// <summary>The thread's stack has no room for a copy of the state.</summary>
    [Fact]
    public void A_large_state_stays_where_it_is()
    {
        var (net, holder, x, steps) = (new LargeStream(seed: 1), new Holder(), Sequence(128, 2), 0);
        Assert.True(LargeStream.State.Length > 1 << 17);
        var thread = new Thread(
            () =>
            {
                var output = new float[128];
                for (var i = 0; i < 3; i++)
                {
                    net.Step(ref holder.State, x, output);
                }

                steps = holder.State.StepCount;
                holder.State.Reset();
            },
            maxStackSize: 1 << 18);
        thread.Start();
        thread.Join();
        Assert.Equal(3, steps);
        Assert.Equal(0, holder.State.StepCount);
    }

    private static float[] Outputs(TransformerStream net, ref TransformerStream.State state, ReadOnlySpan<int> tokens)
    {
        var outputs = new float[tokens.Length * TransformerStream.StepOutputSize];
        for (var t = 0; t < tokens.Length; t++)
        {
            net.Step(ref state, tokens[t], outputs.AsSpan(t * TransformerStream.StepOutputSize, TransformerStream.StepOutputSize));
        }

        return outputs;
    }

    private sealed class Holder
    {
        public LargeStream.State State;
    }
}
