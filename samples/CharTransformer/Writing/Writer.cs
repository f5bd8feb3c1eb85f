using System.Runtime.InteropServices;
using CharTransformer.Text;
using NnGen;

namespace CharTransformer.Writing;

/// <summary>Goes on with a text, one character after the other, each drawn from the probabilities the network gives it.</summary>
public sealed class Writer(CharNet net)
{
    /// <summary>The characters that are read again where the context is full. More of them would be read again sooner, fewer leave less to go on from.</summary>
    private const int Kept = CharNet.MaxSteps / 2;

    private readonly float[] _probabilities = new float[CharNet.StepOutputSize];
    private CharNet.State _context;

    /// <summary>Writes.</summary>
    /// <param name="prompt">What the text begins with, one character at least.</param>
    /// <param name="length">How many characters to add.</param>
    /// <param name="temperature">T, above 0: probabilities are taken to the power 1/T. Below 1 the text is more probable, above 1 more surprising.</param>
    /// <param name="seed">Of the random numbers: equal seeds give equal texts.</param>
    /// <returns>The prompt and what was added.</returns>
    public string Write(string prompt, int length, double temperature, ulong seed)
    {
        var text = new List<int>(Alphabet.Encode(prompt));
        var random = new RandomSource(seed);
        Begin(text, CharNet.MaxSteps);
        for (var i = 0; i < length; i++)
        {
            text.Add(Sampling.Draw(_probabilities, temperature, random));
            if (_context.StepCount < CharNet.MaxSteps)
            {
                net.Step(ref _context, text[^1], _probabilities);
            }
            else
            {
                Begin(text, Kept);
            }
        }

        return Alphabet.Decode(text);
    }

    /// <summary>Reads the end of a text with nothing before it.</summary>
    private void Begin(List<int> text, int most)
    {
        _context.Reset();
        foreach (var token in CollectionsMarshal.AsSpan(text)[Math.Max(0, text.Count - most)..])
        {
            net.Step(ref _context, token, _probabilities);
        }
    }
}
