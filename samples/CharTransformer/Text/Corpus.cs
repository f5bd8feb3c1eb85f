using NnGen;

namespace CharTransformer.Text;

/// <summary>A text to learn from, as numbers of <see cref="Alphabet"/>.</summary>
/// <param name="Train">Nine of ten paragraphs, one after the other.</param>
/// <param name="HeldOut">Every tenth paragraph, which is not learnt from.</param>
public sealed record Corpus(int[] Train, int[] HeldOut)
{
    private const int Parts = 10;

    /// <summary>Where the sonnets are.</summary>
    public static string Sonnets => Path.Combine(AppContext.BaseDirectory, "data", "sonnets.txt");

    /// <summary>Reads a text in UTF-8, whose paragraphs are apart by empty lines.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The text is too short to be divided.</exception>
    public static Corpus Read(string path)
    {
        var paragraphs = File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var corpus = new Corpus(Join(paragraphs, isHeldOut: false), Join(paragraphs, isHeldOut: true));
        return corpus.HeldOut.Length > CharNet.InputSize ? corpus
            : throw new InvalidDataException(
                $"{Path.GetFileName(path)}: expected paragraphs of which every tenth is held out, {CharNet.InputSize + 1} characters of these at least, but found {corpus.HeldOut.Length}.");
    }

    /// <summary>Stretches as long as the network's context, beginning every so many characters; the labels are the characters that follow each.</summary>
    public static Dataset Cut(int[] tokens, int stride)
    {
        var starts = Enumerable.Range(0, ((tokens.Length - CharNet.InputSize - 1) / stride) + 1).Select(index => index * stride).ToList();
        int[] inputs = [.. starts.SelectMany(start => tokens.Skip(start).Take(CharNet.InputSize))];
        int[] labels = [.. starts.SelectMany(start => tokens.Skip(start + 1).Take(CharNet.InputSize))];
        return Dataset.FromTokens(inputs, CharNet.InputSize, labels, CharNet.InputSize);
    }

    private static int[] Join(string[] paragraphs, bool isHeldOut) =>
        Alphabet.Encode(string.Concat(paragraphs.Where((_, index) => (index % Parts == Parts - 1) == isHeldOut).Select(paragraph => paragraph + "\n\n")));
}
