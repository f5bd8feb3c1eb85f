using NnGen;

namespace AudioFilter.Signals;

/// <summary>White noise that fades away.</summary>
internal static class NoiseBurst
{
    /// <summary>Adds noise that fades evenly to the end of the sound.</summary>
    /// <param name="sound">The sound from the noise's beginning.</param>
    /// <param name="level">The largest amplitude at first.</param>
    /// <param name="random">Draws the noise.</param>
    public static void AddTo(Span<float> sound, float level, RandomSource random)
    {
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] += level * (1 - ((float)i / sound.Length)) * ((2 * random.NextSingle()) - 1);
        }
    }
}
