namespace AudioFilter.Audio;

/// <summary>Sound is samples, mostly in [−1, 1], at one rate.</summary>
public static class Sound
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 48_000;

    /// <summary>The samples of some seconds.</summary>
    public static int Samples(double seconds) => (int)(seconds * Rate);
}
