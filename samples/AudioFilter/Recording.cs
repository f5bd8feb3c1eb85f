using AudioFilter.Audio;
using AudioFilter.Signals;
using AudioFilter.Training;

namespace AudioFilter;

/// <summary>The piece, what the effect makes of it, and what the network does before and after training.</summary>
/// <param name="input">The piece.</param>
public sealed class Recording(float[] input)
{
    public float[] Input { get; } = input;

    public float[] Target { get; } = Overdrive.Play(input);

    /// <summary>To be filled by the untrained network.</summary>
    public float[] Before { get; } = new float[input.Length];

    /// <summary>To be filled by the trained network.</summary>
    public float[] Output { get; } = new float[input.Length];

    /// <summary>The error-to-signal ratio of the trained network over the whole piece.</summary>
    public double RatioAfter => ErrorToSignal.Ratio(Target, Output);

    /// <summary>The error-to-signal ratios of the piece's parts, and of the whole.</summary>
    public IReadOnlyList<(string Name, double Dry, double Before, double After)> Parts =>
    [
        Measure("strings", 0, Piece.ChirpStart),
        Measure("chirp", Piece.ChirpStart, Piece.NoiseStart),
        Measure("noise", Piece.NoiseStart, Piece.Seconds),
        Measure("the whole", 0, Piece.Seconds),
    ];

    private (string Name, double Dry, double Before, double After) Measure(string name, double from, double to)
    {
        var part = Sound.Samples(from)..Sound.Samples(to);
        double Ratio(float[] sound) => ErrorToSignal.Ratio(Target.AsSpan(part), sound.AsSpan(part));
        return (name, Ratio(Input), Ratio(Before), Ratio(Output));
    }
}
