using AudioFilter.Audio;
using NnGen;

namespace AudioFilter.Signals;

/// <summary>What to be heard: ten seconds that no exercise has, strings at first, then a chirp and three bursts of noise.</summary>
public static class Piece
{
    /// <summary>How long it is.</summary>
    public const double Seconds = 10;

    /// <summary>When the strings end and the chirp begins, in seconds.</summary>
    public const double ChirpStart = 8;

    /// <summary>When the chirp ends and the first burst begins, in seconds.</summary>
    public const double NoiseStart = 9.4;

    private const double NoteLength = 0.25;
    private const double Ringing = 1.5;
    private const double BurstLength = 0.2;
    private const float Peak = 0.8f;

    // The pentatonic scale on 110 Hz, in just intonation.
    private static readonly double[] Frequencies = [110, 132, 146.67, 165, 198, 220, 264, 293.33, 330, 396, 440];

    /// <summary>Plays the piece; the seed chooses the notes.</summary>
    public static float[] Make(ulong seed)
    {
        var (sound, random) = (new float[Sound.Samples(Seconds)], new RandomSource(seed, stream: 1));
        AddStrings(sound.AsSpan(0, Sound.Samples(ChirpStart)), random);
        Chirp.AddTo(sound.AsSpan()[Sound.Samples(ChirpStart)..Sound.Samples(NoiseStart)], 50, 0.5f);
        for (var start = NoiseStart; start + BurstLength <= Seconds; start += BurstLength)
        {
            NoiseBurst.AddTo(sound.AsSpan(Sound.Samples(start), Sound.Samples(BurstLength)), 0.5f, random);
        }

        var scale = Peak / sound.Max(Math.Abs);
        return [.. sound.Select(sample => sample * scale)];
    }

    private static void AddStrings(Span<float> sound, RandomSource random)
    {
        var ringing = Sound.Samples(Ringing);
        for (var time = 0.0; Sound.Samples(time) < sound.Length; time += NoteLength)
        {
            var rest = sound[Sound.Samples(time)..];
            var period = (int)(Sound.Rate / Frequencies[random.NextInt32(Frequencies.Length)]);
            Pluck.AddTo(rest[..Math.Min(ringing, rest.Length)], period, 0.1f + (0.4f * random.NextSingle()), random);
        }
    }
}
