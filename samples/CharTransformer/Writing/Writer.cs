using CharTransformer.Text;
using NnGen;

namespace CharTransformer.Writing;

/// <summary>Goes on with a text, one character after the other, each drawn from the probabilities the network gives it.</summary>
public sealed class Writer(CharNet net)
{
    private readonly int[] _context = new int[CharNet.InputSize];
    private readonly float[] _probabilities = new float[CharNet.OutputSize];

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
        for (var i = 0; i < length; i++)
        {
            text.Add(Sampling.Draw(Next(text), temperature, random));
        }

        return Alphabet.Decode(text);
    }

    /// <summary>The probabilities of the character after a text. Where it is shorter than the context, what stands beyond its end is not seen.</summary>
    private ReadOnlySpan<float> Next(List<int> text)
    {
        var count = Math.Min(text.Count, _context.Length);
        text.CopyTo(text.Count - count, _context, 0, count);
        net.Predict(_context, _probabilities);
        return _probabilities.AsSpan((count - 1) * Alphabet.Size, Alphabet.Size);
    }
}
