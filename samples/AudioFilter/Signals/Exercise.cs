using AudioFilter.Audio;
using NnGen;

namespace AudioFilter.Signals;

/// <summary>What to learn from: notes, chords, chirps and bursts of noise, a quarter of a second each, at random pitches and levels.</summary>
public static class Exercise
{
    private const double Stretch = 0.25;
    private const int Kinds = 6;
    private const double LowestFrequency = 40;
    private const double FrequencyRange = 3000;
    private const int ShortestPeriod = 40;
    private const int LongestPeriod = 600;

    /// <summary>Makes an exercise of some seconds.</summary>
    public static float[] Make(double seconds, ulong seed)
    {
        var (sound, random, length) = (new float[Sound.Samples(seconds)], new RandomSource(seed), Sound.Samples(Stretch));
        for (var start = 0; start < sound.Length; start += length)
        {
            Add(sound.AsSpan(start, Math.Min(length, sound.Length - start)), random);
        }

        return sound;
    }

    private static void Add(Span<float> sound, RandomSource random)
    {
        // Quiet ones are as frequent as loud ones to the ear, nearly.
        var loudness = random.NextSingle();
        var level = 0.02f + (0.98f * loudness * loudness);
        switch (random.NextInt32(Kinds))
        {
            case 0 or 1:
                Chirp.AddTo(sound, Frequency(random), level);
                break;
            case 2:
                NoiseBurst.AddTo(sound, level, random);
                break;
            case 3:
                Pluck.AddTo(sound, Period(random), level / 2, random);
                Pluck.AddTo(sound, Period(random), level / 2, random);
                break;
            default:
                Pluck.AddTo(sound, Period(random), level, random);
                break;
        }
    }

    /// <summary>Most are low: for those the effect must have forgotten what came long ago.</summary>
    private static double Frequency(RandomSource random)
    {
        var share = random.NextSingle();
        return LowestFrequency + (FrequencyRange * share * share * share);
    }

    private static int Period(RandomSource random) => ShortestPeriod + random.NextInt32(LongestPeriod - ShortestPeriod);
}
