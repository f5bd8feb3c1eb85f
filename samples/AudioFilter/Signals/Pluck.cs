using NnGen;

namespace AudioFilter.Signals;

/// <summary>A plucked string: noise in a delay line, whose neighbours are averaged each time around (Karplus and Strong 1983).</summary>
internal static class Pluck
{
    /// <summary>Adds a note, which rings to the end of the sound.</summary>
    /// <param name="sound">The sound from the note's beginning.</param>
    /// <param name="period">The samples of one period, above 1.</param>
    /// <param name="level">The largest amplitude.</param>
    /// <param name="random">Draws the noise.</param>
    public static void AddTo(Span<float> sound, int period, float level, RandomSource random)
    {
        var line = new float[period];
        foreach (ref var value in line.AsSpan())
        {
            value = level * ((2 * random.NextSingle()) - 1);
        }

        var place = 0;
        foreach (ref var sample in sound)
        {
            var next = place + 1 < period ? place + 1 : 0;
            sample += line[place];
            line[place] = 0.5f * (line[place] + line[next]);
            place = next;
        }
    }
}
