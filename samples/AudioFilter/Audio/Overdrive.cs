namespace AudioFilter.Audio;

/// <summary>
/// The effect to be imitated, after the middle of a well-known green pedal: a high-pass filter at 720 Hz, gain, a soft clipper whose sides differ, and a
/// low-pass filter at 3.9 kHz. Plain arithmetic and square roots: the same bits on every machine.
/// </summary>
public struct Overdrive
{
    private const double Gain = 12;
    private const double Level = 0.8;

    // Diodes of two kinds: the negative side bends earlier.
    private const double UpperLimit = 1;
    private const double LowerLimit = 0.6;

    private OnePole _input = new(0.09);
    private OnePole _output = new(0.4);

    /// <summary>Creates an effect at rest.</summary>
    public Overdrive()
    {
    }

    /// <summary>Plays a sound to an effect at rest.</summary>
    public static float[] Play(ReadOnlySpan<float> sound)
    {
        var (effect, result) = (new Overdrive(), new float[sound.Length]);
        for (var i = 0; i < sound.Length; i++)
        {
            result[i] = effect.Next(sound[i]);
        }

        return result;
    }

    /// <summary>Takes in a sample and gives one.</summary>
    public float Next(float x) => (float)(Level * _output.Low(Clip(Gain * _input.High(x))));

    /// <summary>v / √(1 + (v/limit)²): slope 1 at 0, whichever the side, and the limit far out.</summary>
    private static double Clip(double v)
    {
        var ratio = v / (v > 0 ? UpperLimit : LowerLimit);
        return v / Math.Sqrt(1 + (ratio * ratio));
    }
}
