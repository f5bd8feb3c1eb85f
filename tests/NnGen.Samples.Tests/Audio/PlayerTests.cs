using System.Runtime.InteropServices;
using AudioFilter;
using AudioFilter.Signals;
using AudioFilter.Streaming;

namespace NnGen.Samples.Tests.Audio;

public class PlayerTests
{
    private static readonly float[] Sound = Exercise.Make(1, seed: 4);

    [Fact]
    public void Steps_give_the_bits_of_a_window()
    {
        var net = new PedalNet(seed: 5);
        var (expected, output) = (new float[PedalNet.OutputSize], new float[PedalNet.OutputSize]);
        net.Predict(Sound.AsSpan(0, PedalNet.InputSize), expected);

        Player.Play(net, Sound.AsSpan(0, PedalNet.InputSize), output);

        Assert.Equal(Bits(expected), Bits(output));
    }

    /// <summary>A longer window is another network with the same parameters.</summary>
    [Fact]
    public void Steps_give_the_bits_of_what_is_far_longer_than_the_window()
    {
        var (net, longNet) = (new PedalNet(seed: 6), new LongPedalNet());
        net.Parameters.CopyTo(longNet.Parameters);
        var (expected, output) = (new float[LongPedalNet.OutputSize], new float[LongPedalNet.OutputSize]);
        longNet.Predict(Sound.AsSpan(0, LongPedalNet.InputSize), expected);

        var timing = Player.Play(net, Sound.AsSpan(0, LongPedalNet.InputSize), output);

        Assert.Equal(Bits(expected), Bits(output));
        Assert.Equal(LongPedalNet.InputSize, timing.Samples);
        Assert.True(timing.SlowestBlock > TimeSpan.Zero && timing.SlowestBlock <= timing.Time);
    }

    [Fact]
    public void Playing_allocates_nothing()
    {
        var (net, output) = (new PedalNet(seed: 7), new float[Sound.Length]);
        Player.Play(net, Sound, output);

        Assert.True(AllocatedBy(() => _ = new float[4]) > 0, "The control allocates.");
        Assert.Equal(0, AllocatedBy(() => Player.Play(net, Sound, output)));
    }

    [Fact]
    public void The_real_time_factor_is_sound_over_time()
    {
        var timing = new Timing(96_000, TimeSpan.FromMilliseconds(500), TimeSpan.Zero);

        Assert.Equal(4, timing.RealTimeFactor, 1e-9);
        Assert.Equal(500e6 / 96_000, timing.StepNanoseconds, 1e-6);
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}

/// <summary>The sample's network over 2000 samples.</summary>
[NeuralNetwork(2000, 1, Loss = Loss.MeanSquaredError)]
[LSTM(16, ReturnSequences = true)]
[Dense(1)]
[Add("input")]
public sealed partial class LongPedalNet;
