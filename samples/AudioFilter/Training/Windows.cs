using AudioFilter.Audio;
using NnGen;

namespace AudioFilter.Training;

/// <summary>Cuts a sound into the windows that the network is trained on.</summary>
public static class Windows
{
    /// <summary>
    /// Each window is played to an effect at rest, since the network begins each with a state of zeros: what came before is then unknown to neither. The effect
    /// forgets within a window, so that nothing is left to learn beyond it.
    /// </summary>
    public static Dataset Cut(ReadOnlySpan<float> sound)
    {
        var count = sound.Length / PedalNet.InputSize;
        var targets = new float[count * PedalNet.OutputSize];
        for (var i = 0; i < count; i++)
        {
            Overdrive.Play(sound.Slice(i * PedalNet.InputSize, PedalNet.InputSize)).CopyTo(targets, i * PedalNet.OutputSize);
        }

        return Dataset.FromTargets(sound[..(count * PedalNet.InputSize)], PedalNet.InputSize, targets, PedalNet.OutputSize);
    }
}
