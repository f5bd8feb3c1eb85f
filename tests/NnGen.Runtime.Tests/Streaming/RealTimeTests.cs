using System.Reflection;
using System.Runtime.CompilerServices;
using NnGen.CompilerServices;
using static NnGen.Tests.Streaming.Streamed;

namespace NnGen.Tests.Streaming;

/// <summary>
/// What a step that must be done in time may not do: allocate, which may collect; wait for another thread; call the system; or meet numbers that take many
/// times as long. What it does is bounded by the text: loops over constants.
/// </summary>
public class RealTimeTests
{
    /// <summary>Half of the time in silence, in which states fade.</summary>
    [Fact]
    public void A_million_steps_of_an_LSTM_allocate_nothing_and_leave_no_state_that_is_not_a_normal_number()
    {
        var (net, x, output, state) = (new LSTMStream(seed: 6), new float[LSTMStream.StepInputSize], new float[LSTMStream.StepOutputSize], default(LSTMStream.State));
        var (sound, heard, bad) = (Sequence(LSTMStream.StepInputSize, 8), 0, 0);
        net.Step(ref state, x, output);
        AssertControlsFail();
        Assert.Equal(0, AllocatedBy(() =>
        {
            (heard, bad) = (0, 0);
            for (var i = 0; i < 1_000_000; i++)
            {
                x.AsSpan().Clear();
                if (i % 20_000 < 10_000)
                {
                    sound.CopyTo(x, 0);
                    x[i % x.Length] = -output[0];
                }

                net.Step(ref state, x, output);
                heard += i % 20_000 == 9_999 && output[0] != 0 ? 1 : 0;
                bad += i % 16 == 0 && !AreNormal(state.Values) ? 1 : 0;
            }
        }));
        Assert.Equal((50, 0), (heard, bad));
    }

    /// <summary>As many sequences as 300,000 steps fill, one after the other: a million would take the tests' time.</summary>
    [Fact]
    public void Three_hundred_thousand_steps_of_a_transformer_and_its_resets_allocate_nothing_and_stay_finite()
    {
        var (net, output, state, resets, bad) = (new TransformerStream(seed: 6), new float[17], default(TransformerStream.State), 0, 0);
        net.Step(ref state, 0, output);
        AssertControlsFail();
        Assert.Equal(0, AllocatedBy(() =>
        {
            (resets, bad) = (0, 0);
            state.Reset();
            for (var i = 0; i < 300_000; i++)
            {
                if (state.StepCount == TransformerStream.MaxSteps)
                {
                    bad += AreFinite(state.Values) ? 0 : 1;
                    state.Reset();
                    resets++;
                }

                net.Step(ref state, (i * 7) % 17, output);
            }
        }));
        Assert.Equal((0, 300_000 / TransformerStream.MaxSteps), (bad, resets));
        Assert.Equal(1, output.Sum(), 1e-5f);
    }

    [Theory]
    [InlineData(typeof(LSTMStream))]
    [InlineData(typeof(GRUStream))]
    [InlineData(typeof(DeepStream))]
    [InlineData(typeof(TokenStream))]
    [InlineData(typeof(TransformerStream))]
    [InlineData(typeof(AttentionStream))]
    public void Nothing_that_a_step_may_call_locks_waits_or_calls_the_system(Type network)
    {
        var called = CalledMethods.Of(network.GetMethods().Single(method => method is { Name: "Step", IsStatic: false }));
        Assert.Contains(called, method => method.DeclaringType!.Name == "Kernels");
        Assert.Contains(called, method => method.DeclaringType == typeof(VectorMath));
        Assert.DoesNotContain(called, MayBlock);
    }

    [Theory]
    [InlineData(nameof(LockInABody))]
    [InlineData(nameof(WaitInABody))]
    [InlineData(nameof(CallTheSystem))]
    [InlineData(nameof(Synchronized))]
    public void One_that_does_is_seen_wherever_it_is_called_from(string control) =>
        Assert.Contains(CalledMethods.Of(typeof(RealTimeTests).GetMethod(control, BindingFlags.NonPublic | BindingFlags.Static)!), MayBlock);

    /// <summary>Memory from the collector is not among it: bytes are counted, and only a step that needs more than 64 KiB of scratch asks for any, at the first call of a thread.</summary>
    private static bool MayBlock(MethodBase method) =>
        method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
        || method.MethodImplementationFlags.HasFlag(MethodImplAttributes.Synchronized)
        || method.DeclaringType is not { } type
        || type == typeof(Environment) || type == typeof(Console)
        || new[] { "System.Threading", "System.IO", "System.Diagnostics", "System.Net" }.Any(space => (type.Namespace + ".").StartsWith(space + ".", StringComparison.Ordinal));

    private static void AssertControlsFail()
    {
        Assert.True(AllocatedBy(() => _ = new float[4]) > 0, "The control allocates.");
        Assert.False(AreNormal([1, 1e-39f]));
        Assert.False(AreNormal([float.NaN]));
        Assert.False(AreFinite([0, float.PositiveInfinity]));
    }

    private static bool AreNormal(ReadOnlySpan<float> values)
    {
        var all = true;
        foreach (var value in values)
        {
            all &= value == 0 || float.IsNormal(value);
        }

        return all;
    }

    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        var all = true;
        foreach (var value in values)
        {
            all &= float.IsFinite(value);
        }

        return all;
    }

    private static void LockInABody() => Run<LockingBody>();

    private static void WaitInABody() => Run<WaitingBody>();

    private static void CallTheSystem() => _ = Environment.TickCount64;

    [MethodImpl(MethodImplOptions.Synchronized)]
    private static void Synchronized()
    {
    }

    private static void Run<TBody>()
        where TBody : struct, IStepBody
    {
        float nothing = 0;
        Scratch.RunStep<TBody>(ref nothing, ref nothing, ref nothing, ref nothing, ref nothing, 1);
    }

    private readonly struct LockingBody : IStepBody
    {
        private static readonly object Gate = new();

        public static void Run(ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, ref float memory)
        {
            lock (Gate)
            {
                output = memory;
            }
        }
    }

    private readonly struct WaitingBody : IStepBody
    {
        public static void Run(ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, ref float memory) => Thread.Yield();
    }
}
