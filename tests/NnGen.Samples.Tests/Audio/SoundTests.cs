using AudioFilter;
using AudioFilter.Audio;
using AudioFilter.Signals;
using AudioFilter.Training;

namespace NnGen.Samples.Tests.Audio;

public class SoundTests
{
    [Fact]
    public void A_file_has_the_header_that_players_expect()
    {
        var path = Path.GetTempFileName();
        WavFile.Write(path, [0, 1, -1, 0.5f, 3, -3, -1f / 32767]);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);

        byte[] header =
        [
            .. "RIFF"u8, 50, 0, 0, 0, .. "WAVE"u8, .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0, .. "data"u8, 14, 0, 0, 0,
        ];
        Assert.Equal(header, bytes[..44]);
        Assert.Equal([0, 0, 0xFF, 0x7F, 0x01, 0x80, 0, 0x40, 0xFF, 0x7F, 0x01, 0x80, 0xFF, 0xFF], bytes[44..]);
    }

    [Fact]
    public void The_effect_clips_one_side_earlier_and_lets_no_constant_through()
    {
        var (up, down) = (Overdrive.Play(Step(1)), Overdrive.Play(Step(-1)));

        Assert.InRange(up.Max(), 0.7, 0.8);
        Assert.InRange(down.Min(), -0.48, -0.42);
        Assert.InRange(Math.Abs(up[^1]), 0, 1e-3);
        Assert.Equal(new float[10], Overdrive.Play(new float[10]));

        var (quiet, quieter) = (Overdrive.Play(Step(1e-4f)), Overdrive.Play(Step(1e-5f)));
        Assert.All(quiet.Zip(quieter), pair => Assert.Equal(pair.First, 10 * pair.Second, 1e-8));
    }

    /// <summary>So that windows, each played to an effect at rest, show all there is to learn.</summary>
    [Fact]
    public void The_effect_forgets_within_a_window()
    {
        const int Compared = 100, Stride = 6000;
        var sound = Exercise.Make(2, seed: 8);
        var whole = Overdrive.Play(sound);
        for (var start = 0; start + PedalNet.InputSize + Compared <= sound.Length; start += Stride)
        {
            var rested = Overdrive.Play(sound.AsSpan(start, PedalNet.InputSize + Compared));
            Assert.All(Enumerable.Range(PedalNet.InputSize, Compared), i => Assert.Equal(whole[start + i], rested[i], 1e-4));
        }
    }

    [Fact]
    public void Windows_begin_at_rest()
    {
        var sound = Exercise.Make(0.01, seed: 9);
        var windows = Windows.Cut(sound);

        Assert.Equal(sound.Length / PedalNet.InputSize, windows.Count);
        Assert.Equal(sound[PedalNet.InputSize..(2 * PedalNet.InputSize)], windows.Input(1).ToArray());
        Assert.Equal(Overdrive.Play(windows.Input(1)), windows.Target(1).ToArray());
    }

    [Fact]
    public void The_ratio_compares_the_error_with_the_target()
    {
        Assert.Equal(0, ErrorToSignal.Ratio([1, -2], [1, -2]));
        Assert.Equal(1, ErrorToSignal.Ratio([1, -2], [0, 0]));
        Assert.Equal(0.25 / 5, ErrorToSignal.Ratio([1, -2], [1.5f, -2]), 1e-12);
    }

    [Fact]
    public void The_piece_is_heard_throughout()
    {
        var piece = Piece.Make(seed: 1);

        Assert.Equal(Sound.Samples(Piece.Seconds), piece.Length);
        Assert.Equal(0.8, piece.Max(Math.Abs), 1e-6);
        Assert.All(piece.Chunk(Sound.Rate / 5), part => Assert.InRange(part.Max(Math.Abs), 0.05, 0.8001));
    }

    private static float[] Step(float height) => [.. Enumerable.Repeat(height, 400)];
}
