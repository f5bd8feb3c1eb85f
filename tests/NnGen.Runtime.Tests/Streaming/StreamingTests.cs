using static NnGen.Tests.Streaming.Streamed;

namespace NnGen.Tests.Streaming;

/// <summary>A sequence step by step has the bits of the sequence as a whole.</summary>
public class StreamingTests
{
    private const int Steps = 12;

    private delegate float[] Values<TState>(ref TState state);

    private delegate void Step<TState>(ref TState state, ReadOnlySpan<float> input, Span<float> output);

    [Fact]
    public void Steps_give_the_bits_of_the_whole()
    {
        AssertSameBits<LSTMStream, LSTMStream.State>(net => net.Step, LSTMStream.StepInputSize, LSTMStream.StepOutputSize);
        AssertSameBits<GRUStream, GRUStream.State>(net => net.Step, GRUStream.StepInputSize, GRUStream.StepOutputSize);
        AssertSameBits<DeepStream, DeepStream.State>(net => net.Step, DeepStream.StepInputSize, DeepStream.StepOutputSize);
        AssertSameBits<CausalStream, CausalStream.State>(net => net.Step, CausalStream.StepInputSize, CausalStream.StepOutputSize);
    }

    [Fact]
    public void Where_one_output_stands_for_a_sequence_the_last_step_gives_it()
    {
        AssertLastStepGivesAll<LastStream, LastStream.State>(net => net.Step, LastStream.StepInputSize);
        AssertLastStepGivesAll<LoopInStepStream, LoopInStepStream.State>(net => net.Step, LoopInStepStream.StepInputSize);
    }

    [Fact]
    public void A_state_is_a_value_to_copy_save_and_reset()
    {
        var net = new LSTMStream(seed: 4);
        var (x, state) = (Sequence(LSTMStream.InputSize, 6), default(LSTMStream.State));
        var first = Outputs(net, ref state, x, 6);
        var copy = state;
        var saved = state.Values.ToArray();
        var second = Outputs(net, ref state, x, 6);
        Assert.NotEqual(Bits(first), Bits(second));
        Assert.Equal(Bits(second), Bits(Outputs(net, ref copy, x, 6)));

        var restored = default(LSTMStream.State);
        saved.CopyTo(restored.Values);
        Assert.Equal(Bits(second), Bits(Outputs(net, ref restored, x, 6)));

        restored.Reset();
        Assert.All(restored.Values.ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(Bits(first), Bits(Outputs(net, ref restored, x, 6)));
        Assert.Equal(LSTMStream.State.Length, saved.Length);
    }

    [Fact]
    public void Parameters_may_lie_elsewhere()
    {
        var net = new GRUStream(seed: 5);
        var x = Sequence(GRUStream.StepInputSize, 7);
        var (own, elsewhere) = (new float[1], new float[1]);
        var (state, other) = (default(GRUStream.State), default(GRUStream.State));
        net.Step(ref state, x, own);
        GRUStream.Step(net.Parameters, ref other, x, elsewhere);
        Assert.Equal(Bits(own), Bits(elsewhere));
        Assert.Equal(Bits(state.Values.ToArray()), Bits(other.Values.ToArray()));
    }

    [Fact]
    public void A_million_steps_allocate_nothing_and_stay_finite()
    {
        var net = new GRUStream(seed: 6);
        var (x, output, state) = (Sequence(GRUStream.StepInputSize, 8), new float[1], default(GRUStream.State));
        net.Step(ref state, x, output);
        Assert.True(AllocatedBy(() => _ = new float[4]) > 0, "The control allocates.");
        Assert.Equal(0, AllocatedBy(() =>
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                x[i % x.Length] = -output[0];
                net.Step(ref state, x, output);
            }
        }));
        Assert.True(float.IsFinite(output[0]));
    }

    /// <summary>Denormal numbers take many times as long: a step's time would have no bound.</summary>
    [Fact]
    public void In_silence_states_end_at_zero_and_not_among_the_denormals()
    {
        AssertSettles<LSTMStream, LSTMStream.State>(net => net.Step, (ref LSTMStream.State state) => state.Values.ToArray(), LSTMStream.StepInputSize, LSTMStream.StepOutputSize);
        AssertSettles<GRUStream, GRUStream.State>(net => net.Step, (ref GRUStream.State state) => state.Values.ToArray(), GRUStream.StepInputSize, GRUStream.StepOutputSize);
        AssertSettles<PlainStream, PlainStream.State>(net => net.Step, (ref PlainStream.State state) => state.Values.ToArray(), PlainStream.StepInputSize, PlainStream.StepOutputSize);
    }

    [Fact]
    public void Wrong_calls_name_the_argument_and_leave_the_state()
    {
        var net = new LSTMStream();
        var state = default(LSTMStream.State);
        state.Values.Fill(0.5f);
        var both = new float[8];
        AssertThrows("input", "input.Length must be 5 (StepInputSize), but is 4.", () => net.Step(ref state, new float[4], new float[3]));
        AssertThrows("output", "output.Length must be 3 (StepOutputSize), but is 4.", () => net.Step(ref state, new float[5], new float[4]));
        AssertThrows("output", "output must not overlap input", () => net.Step(ref state, both.AsSpan(0, 5), both.AsSpan(4, 3)));
        AssertThrows("state", "state must not overlap", () => net.Step(ref state, new float[5], state.Values.Slice(0, 3)));
        AssertThrows("state", "state must not overlap", () => net.Step(ref state, state.Values.Slice(19, 5), new float[3]));
        AssertThrows("parameters", "parameters.Length", () => LSTMStream.Step(new float[7], ref state, new float[5], new float[3]));
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0.5f, value));
    }

    private static void AssertThrows(string parameter, string message, Action call)
    {
        var exception = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static void AssertSettles<TNet, TState>(Func<TNet, Step<TState>> stepOf, Values<TState> valuesOf, int inputSize, int outputSize)
        where TNet : class, INetwork<TNet>
        where TState : struct
    {
        var (step, state, x, output) = (stepOf(TNet.Create(seed: 5)), default(TState), Sequence(40 * inputSize, 3), new float[outputSize]);
        for (var t = 0; t < 40; t++)
        {
            step(ref state, x.AsSpan(t * inputSize, inputSize), output);
        }

        Assert.Contains(valuesOf(ref state), value => Math.Abs(value) > 0.01f);
        Array.Clear(x);
        for (var t = 0; t < 20_000; t++)
        {
            step(ref state, x.AsSpan(0, inputSize), output);
            Assert.DoesNotContain(valuesOf(ref state), float.IsSubnormal);
        }

        Assert.All(valuesOf(ref state), value => Assert.Equal(0, value));
    }

    private static void AssertSameBits<TNet, TState>(Func<TNet, Step<TState>> stepOf, int inputSize, int outputSize)
        where TNet : class, INetwork<TNet>
        where TState : struct
    {
        var net = TNet.Create(seed: 2);
        var (step, state, x) = (stepOf(net), default(TState), Sequence(TNet.InputSize, 9));
        var (expected, output) = (new float[TNet.OutputSize], new float[TNet.OutputSize]);
        TNet.Predict(net.Parameters, net.Buffers, x, expected);
        for (var t = 0; t < Steps; t++)
        {
            step(ref state, x.AsSpan(t * inputSize, inputSize), output.AsSpan(t * outputSize, outputSize));
        }

        Assert.Equal(Bits(expected), Bits(output));
    }

    private static void AssertLastStepGivesAll<TNet, TState>(Func<TNet, Step<TState>> stepOf, int inputSize)
        where TNet : class, INetwork<TNet>
        where TState : struct
    {
        var net = TNet.Create(seed: 3);
        var (step, state, x) = (stepOf(net), default(TState), Sequence(TNet.InputSize, 5));
        var (expected, output) = (new float[TNet.OutputSize], new float[TNet.OutputSize]);
        TNet.Predict(net.Parameters, net.Buffers, x, expected);
        for (var t = 0; t < Steps; t++)
        {
            step(ref state, x.AsSpan(t * inputSize, inputSize), output);
        }

        Assert.Equal(Bits(expected), Bits(output));
    }

    private static float[] Outputs(LSTMStream net, ref LSTMStream.State state, float[] x, int steps)
    {
        var outputs = new float[steps * LSTMStream.StepOutputSize];
        for (var t = 0; t < steps; t++)
        {
            net.Step(ref state, x.AsSpan(t * LSTMStream.StepInputSize, LSTMStream.StepInputSize), outputs.AsSpan(t * LSTMStream.StepOutputSize, LSTMStream.StepOutputSize));
        }

        return outputs;
    }
}
