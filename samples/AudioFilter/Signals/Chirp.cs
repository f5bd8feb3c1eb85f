using AudioFilter.Audio;

namespace AudioFilter.Signals;

/// <summary>A tone whose frequency grows by the same ratio at each sample.</summary>
internal static class Chirp
{
    private const double Growth = 1.0001;
    private const double Highest = 12_000;

    /// <summary>Adds a tone that rises, up to 12 kHz, and lasts to the end of the sound.</summary>
    /// <param name="sound">The sound from the tone's beginning.</param>
    /// <param name="frequency">The frequency at first, in hertz.</param>
    /// <param name="level">The amplitude.</param>
    public static void AddTo(Span<float> sound, double frequency, float level)
    {
        var (x, y) = (1.0, 0.0);
        foreach (ref var sample in sound)
        {
            // With t = tan(φ/2) these are cos φ and sin φ; t is taken for φ/2, which makes high tones a little low and turns exact.
            var t = Math.PI * frequency / Sound.Rate;
            var (cosine, sine) = ((1 - (t * t)) / (1 + (t * t)), 2 * t / (1 + (t * t)));
            (x, y) = ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            sample += level * (float)y;
            frequency = Math.Min(frequency * Growth, Highest);
        }
    }
}
